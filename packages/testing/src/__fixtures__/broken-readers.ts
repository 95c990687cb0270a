import { AuthenticationError, type Page, PermissionError, RosterkitError } from "@rosterkit/core/adapter";
import type { AdapterUnderTest } from "../adapter/adapter-under-test.ts";
import { breakAttribute, breakConnect, breakConnection, breakFetch, breakPages, breakPeople } from "./break-adapter.ts";
import type { ReferenceRow } from "./reference-company.ts";

const nothing = { items: [] };
const withoutTotal = ({ total, ...page }: Page<unknown>): Page<unknown> => page;
const withoutWitness = { witness: async () => undefined };

/** Repeats refused calls at once, so many times. */
const hammering = (times: number) =>
  breakFetch((fetch) => async (input, init) => {
    let answer = await fetch(input, init);
    for (let tries = 0; tries < times && answer.status === 429; tries += 1) answer = await fetch(input, init);
    return answer;
  });

let counter = 0;

/** Reading adapters with one bug each, by the law that must find it. */
export const brokenReaders: { readonly [law: string]: AdapterUnderTest } = {
  "check tells the vendor's own id of the account, and that all is well when it is": breakConnection(({ check }) => ({
    check: async () => ({ ...(await check()), account: "https://reference.example" }),
  })),

  "check names the permission that is missing, and what to do": breakConnection(({ check }) => ({
    check: async () => ({ ...(await check()), findings: [{ ability: "people.read", ok: true }] }),
  })),

  "a credential that the vendor does not know is an AuthenticationError, everywhere and at once": breakPeople(
    ({ get }) => ({
      get: async (id) => {
        try {
          return await get?.(id);
        } catch (error) {
          if (AuthenticationError.isInstance(error)) return undefined;
          throw error;
        }
      },
    }),
  ),

  "settings that cannot work are refused before anybody is called": breakConnect((adapter, settings, io) =>
    adapter.connect(typeof settings === "string" ? settings : "anything", io),
  ),

  "everybody is read once, whatever the size of a page": breakPages((page) => async (cursor, reading) => {
    const answer = await page(cursor, reading);
    // The last one of a page that is followed by another.
    return answer.next === undefined ? answer : { items: answer.items.slice(0, -1), next: answer.next };
  }),

  "ids are stable, and so is what is read under them": breakAttribute("name", (name) => {
    counter += 1;
    return `${name} ${counter}`;
  }),

  "the cursor moves with every page, and the last page has none": breakPages((page) => async (cursor, reading) => {
    const answer = await page(cursor, reading);
    return { ...answer, next: answer.next ?? "0" };
  }),

  "a page asked for again is the same page": breakPages((page) => {
    let asked = 0;
    return async (cursor, reading) => {
      asked += 1;
      const { items, ...rest } = await page(cursor, reading);
      return { ...rest, items: asked % 2 === 0 ? items.toReversed() : items };
    };
  }),

  "an empty page in place of people is never taken for a complete read": breakPages(
    (page) => async (cursor, reading) => {
      return withoutTotal(await page(cursor, reading));
    },
    withoutWitness,
  ),

  "a page that stays unavailable leaves the read incomplete, with everybody who was read before": breakPages(
    (page) => async (cursor, reading) => {
      try {
        return withoutTotal(await page(cursor, reading));
      } catch {
        return nothing;
      }
    },
  ),

  "a page that is cut short is asked for again, and leaves the read incomplete when it stays so": breakPages(
    (page) => async (cursor, reading) => {
      try {
        return withoutTotal(await page(cursor, reading));
      } catch (error) {
        if (RosterkitError.isInstance(error) && error.code === "unexpected-response") return nothing;
        throw error;
      }
    },
  ),

  "a credential that may read less gives no complete read": breakPages((page) => page, withoutWitness),

  "a permission lost between two pages gives no complete read": breakPages(
    (page) => async (cursor, reading) => {
      try {
        return withoutTotal(await page(cursor, reading));
      } catch (error) {
        if (PermissionError.isInstance(error)) return nothing;
        throw error;
      }
    },
    withoutWitness,
  ),

  "somebody who is gone is missing from a complete read, and from no other": breakPeople(({ get, id }) => {
    let known: ReferenceRow | undefined;
    return {
      id: (row) => {
        known = row;
        return id(row);
      },
      get: async (asked) => (await get?.(asked)) ?? { row: { ...known, id: asked } as never },
    };
  }),

  "fields that no contract knows change nothing": breakPages((page) => async (cursor, reading) => {
    const answer = await page(cursor, reading);
    const isStrange = (item: unknown) => Object.keys(Object(item)).some((name) => name.startsWith("field"));
    // As a parser does that takes no field it does not know.
    return { ...answer, items: answer.items.map((item) => (isStrange(item) ? { ...Object(item), name: "" } : item)) };
  }),

  "every value is of the kind that its attribute names": breakAttribute("startDate", (day) => `${day}T00:00:00Z`),

  "a name in any script arrives letter by letter": breakAttribute("name", (name) =>
    String(name).normalize("NFKD").replace(/\p{M}/gu, ""),
  ),

  "an odd date stays as it was entered or is none; it harms nobody and becomes no other day": breakAttribute(
    "startDate",
    (day) => {
      const date = new Date(String(day));
      return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
    },
  ),

  "a record read by id is the record of the list": breakPeople(({ get }) => ({
    get: async (id) => {
      const found = await get?.(id);
      return found && { ...found, row: { ...(found.row as ReferenceRow), startDate: undefined } as never };
    },
  })),

  "an id that belongs to nobody gives nothing, and no error": breakPeople(({ get }) => ({
    get: async (id) => {
      const found = await get?.(id);
      if (!found) throw new Error("There is nobody with this id");
      return found;
    },
  })),

  "reading writes nothing": breakPeople(({ get, update }) => ({
    get: async (id) => {
      await update?.(id, { set: {}, all: {} }, {});
      return get?.(id);
    },
  })),

  "errors of reads are typed, without secret, body or anything about a person": breakPages(
    (page, token) => async (cursor, reading) => {
      try {
        return await page(cursor, reading);
      } catch (error) {
        // The family's own error, with the request that a careless hand put on it.
        throw Object.assign(error as Error, { request: { headers: { authorization: `Bearer ${token}` } } });
      }
    },
  ),

  "a limit is waited for as long as the vendor asks, and the call sent once more": hammering(1),

  "a limit that asks for hours is reported at once, not retried into the ground": hammering(20),

  "an abort ends a read at once, with its own reason": breakPages(
    (page) =>
      (cursor, { signal, ...reading }) =>
        page(cursor, reading),
  ),
};
