import { AuthenticationError, type Page, PermissionError, RosterkitError } from "@rosterkit/core/adapter";
import type { AdapterUnderTest } from "../adapter/adapter-under-test.ts";
import { breakAttribute, breakConnect, breakConnection, breakFetch, breakPages, breakPeople } from "./break-adapter.ts";
import type { PlantedBugs } from "./planted-bugs.ts";
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
export const brokenReaders: PlantedBugs<AdapterUnderTest> = {
  "check tells the vendor's own id of the account, and that all is well when it is": {
    bug: "tells its own address",
    tested: breakConnection(({ check }) => ({
      check: async () => ({ ...(await check()), account: "https://reference.example" }),
    })),
  },

  "check names the permission that is missing, and what to do": {
    bug: "finds that all is well, always",
    tested: breakConnection(({ check }) => ({
      check: async () => ({ ...(await check()), findings: [{ ability: "people.read", ok: true }] }),
    })),
  },

  "a credential that the vendor does not know is an AuthenticationError, everywhere and at once": {
    bug: "takes 401 on `get` for nobody",
    tested: breakPeople(({ get }) => ({
      get: async (id) => {
        try {
          return await get?.(id);
        } catch (error) {
          if (AuthenticationError.isInstance(error)) return undefined;
          throw error;
        }
      },
    })),
  },

  "settings that cannot work are refused before anybody is called": {
    bug: "takes any settings",
    tested: breakConnect((adapter, settings, io) =>
      adapter.connect(typeof settings === "string" ? settings : "anything", io),
    ),
  },

  "everybody is read once, whatever the size of a page": {
    bug: "drops the last one of a page that another follows",
    tested: breakPages((page) => async (cursor, reading) => {
      const answer = await page(cursor, reading);
      // The last one of a page that is followed by another.
      return answer.next === undefined ? answer : { items: answer.items.slice(0, -1), next: answer.next };
    }),
  },

  "ids are stable, and so is what is read under them": {
    bug: "numbers the names as they come",
    tested: breakAttribute("name", (name) => {
      counter += 1;
      return `${name} ${counter}`;
    }),
  },

  "the cursor moves with every page, and the last page has none": {
    bug: "starts over after the last page",
    tested: breakPages((page) => async (cursor, reading) => {
      const answer = await page(cursor, reading);
      return { ...answer, next: answer.next ?? "https://reference.example/people?from=0" };
    }),
  },

  "a page asked for again is the same page": {
    bug: "turns every second page round",
    tested: breakPages((page) => {
      let asked = 0;
      return async (cursor, reading) => {
        asked += 1;
        const { items, ...rest } = await page(cursor, reading);
        return { ...rest, items: asked % 2 === 0 ? items.toReversed() : items };
      };
    }),
  },

  "an empty page in place of people is never taken for a complete read": {
    bug: "drops the total, and has no witness",
    tested: breakPages(
      (page) => async (cursor, reading) => {
        return withoutTotal(await page(cursor, reading));
      },
      withoutWitness,
    ),
  },

  "a page that stays unavailable leaves the read incomplete, with everybody who was read before": {
    bug: "takes a failed page for an empty one",
    tested: breakPages((page) => async (cursor, reading) => {
      try {
        return withoutTotal(await page(cursor, reading));
      } catch {
        return nothing;
      }
    }),
  },

  "a page that is cut short is asked for again, and leaves the read incomplete when it stays so": {
    bug: "takes a body that cannot be parsed for an empty page",
    tested: breakPages((page) => async (cursor, reading) => {
      try {
        return withoutTotal(await page(cursor, reading));
      } catch (error) {
        if (RosterkitError.isInstance(error) && error.code === "unexpected-response") return nothing;
        throw error;
      }
    }),
  },

  "a credential that may read less gives no complete read": {
    bug: "has no witness",
    tested: breakPages((page) => page, withoutWitness),
  },

  "a permission lost between two pages gives no complete read": {
    bug: "takes 403 for the end of the list",
    tested: breakPages(
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
  },

  "somebody who is gone is missing from a complete read, and from no other": {
    bug: "makes up a record for an unknown id",
    tested: breakPeople(({ get, id }) => {
      let known: ReferenceRow | undefined;
      return {
        id: (row) => {
          known = row;
          return id(row);
        },
        get: async (asked) => (await get?.(asked)) ?? { row: { ...known, id: asked } as never },
      };
    }),
  },

  "fields that no contract knows change nothing": {
    bug: "blanks a record that has unknown fields",
    tested: breakPages((page) => async (cursor, reading) => {
      const answer = await page(cursor, reading);
      const isStrange = (item: unknown) => Object.keys(Object(item)).some((name) => name.startsWith("field"));
      // As a parser does that takes no field it does not know.
      return { ...answer, items: answer.items.map((item) => (isStrange(item) ? { ...Object(item), name: "" } : item)) };
    }),
  },

  "every value is of the kind that its attribute names": {
    bug: "gives a day with a time",
    tested: breakAttribute("startDate", (day) => `${day}T00:00:00Z`),
  },

  "a name in any script arrives letter by letter": {
    bug: "strips accents",
    tested: breakAttribute("name", (name) => String(name).normalize("NFKD").replace(/\p{M}/gu, "")),
  },

  "an odd date stays as it was entered or is none; it harms nobody and becomes no other day": {
    bug: "puts days through `new Date`",
    tested: breakAttribute("startDate", (day) => {
      const date = new Date(String(day));
      return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
    }),
  },

  "a record read by id is the record of the list": {
    bug: "leaves the start date out when read by id",
    tested: breakPeople(({ get }) => ({
      get: async (id) => {
        const found = await get?.(id);
        return found && { ...found, row: { ...(found.row as ReferenceRow), startDate: undefined } as never };
      },
    })),
  },

  "an id that belongs to nobody gives nothing, and no error": {
    bug: "throws when there is nobody",
    tested: breakPeople(({ get }) => ({
      get: async (id) => {
        const found = await get?.(id);
        if (!found) throw new Error("There is nobody with this id");
        return found;
      },
    })),
  },

  "reading writes nothing": {
    bug: "touches a record before reading it",
    tested: breakPeople(({ get, update }) => ({
      get: async (id) => {
        await update?.(id, { set: {}, all: {} }, {});
        return get?.(id);
      },
    })),
  },

  "errors of reads are typed, without secret, body or anything about a person": {
    bug: "puts the request, headers and all, on the error",
    tested: breakPages((page, token) => async (cursor, reading) => {
      try {
        return await page(cursor, reading);
      } catch (error) {
        // The family's own error, with the request that a careless hand put on it.
        throw Object.assign(error as Error, { request: { headers: { authorization: `Bearer ${token}` } } });
      }
    }),
  },

  "a limit is waited for as long as the vendor asks, and the call sent once more": {
    bug: "repeats a refused call at once",
    tested: hammering(1),
  },

  "a limit that asks for hours is reported at once, not retried into the ground": {
    bug: "repeats a refused call twenty times",
    tested: hammering(20),
  },

  "an abort ends a read at once, with its own reason": {
    bug: "drops the signal",
    tested: breakPages(
      (page) =>
        (cursor, { signal, ...reading }) =>
          page(cursor, reading),
    ),
  },
};
