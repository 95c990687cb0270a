import {
  AuthenticationError,
  type Budget,
  openConnection,
  type Page,
  PermissionError,
  RosterkitError,
  single,
  UnexpectedResponseError,
} from "@rosterkit/core/adapter";
import type { AdapterUnderTest } from "../adapter/adapter-under-test.ts";
import {
  breakAdapter,
  breakAttribute,
  breakConnect,
  breakConnection,
  breakFetch,
  breakPages,
  breakPeople,
  breakVendor,
  hammering,
} from "./break-adapter.ts";
import type { PlantedBugs } from "./planted-bugs.ts";
import type { ReferenceRow } from "./reference-company.ts";

const nothing = { items: [] };
const withoutTotal = ({ total, ...page }: Page<unknown>): Page<unknown> => page;
const withoutWitness = { witness: async () => undefined };

/** Waits in no line, whoever else waits. */
const unbounded: Budget = {
  enter: async () => ({ bucket: "none", leave: () => {} }),
  concurrency: Number.POSITIVE_INFINITY,
};

const withoutBudget = breakConnect((adapter, settings, io) =>
  adapter.connect(settings, { ...io, budgets: { for: () => unbounded } }),
);

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

  "the stand-in is as `start` describes it": {
    bug: "(the stand-in) enters people whom `ids` does not name",
    tested: breakVendor(({ ids }) => {
      const [...early] = ids();
      return { ids: () => early.filter((id) => ids().includes(id)) };
    }),
  },

  "the stand-in does each fault that is planned, to the requests that it is planned for": {
    bug: "(the stand-in) forgets that a fault is for the `nth` request",
    tested: breakVendor(({ standIn }) => ({
      standIn: { ...standIn, planFault: ({ nth, ...fault }) => standIn.planFault(fault) },
    })),
  },

  "a connection has no ability that the capability table does not name": {
    bug: "can discover attributes, and its table does not say so",
    tested: breakPeople(() => ({ discover: async () => ({}) })),
  },

  "no secret is printed, neither from redacted settings nor from a connection": {
    bug: "keeps the token in a member of the connection",
    tested: breakConnection(({ adapter }, token) => ({ adapter: { ...adapter, token } as typeof adapter })),
  },

  "the credential goes in a header, never in an address": {
    bug: "puts the token into the query too",
    tested: breakConnect((adapter, settings, io) =>
      adapter.connect(settings, {
        ...io,
        fetch: (input, init) => io.fetch(`${input}${String(input).includes("?") ? "&" : "?"}token=${settings}`, init),
      }),
    ),
  },

  "a redirect to another host is not followed": {
    bug: "lets `fetch` follow redirects",
    tested: breakFetch((fetch) => (input, init) => fetch(input, { ...init, redirect: "follow" })),
  },

  "a link to another host is not followed": {
    bug: "calls whatever address the page names as its next",
    tested: breakConnect((adapter, settings, io) => {
      const connection = openConnection(adapter.connect(settings, io));
      const headers = { authorization: `Bearer ${settings}` };
      const page = async (next = "https://reference.example/people") => (await io.fetch(next, { headers })).json();
      return { ...connection, people: { ...connection.people, read: single({ page }) } };
    }),
  },

  "rows that move between two pages leave nobody out of a complete read": {
    bug: "pages by number of rows, and drops the total",
    tested: breakPages((page) => async (cursor, reading) => withoutTotal(await page(cursor, reading))),
  },

  "a page that comes a second time in place of the next is no complete read": {
    bug: "ends where a cursor does not move",
    tested: breakPages(
      (page) => async (cursor, reading) => {
        const answer = withoutTotal(await page(cursor, reading));
        return answer.next === cursor ? nothing : answer;
      },
      withoutWitness,
    ),
  },

  "what is no page of the list is never taken for one": {
    bug: "takes a page without a list for an empty one",
    tested: breakPages(
      (page) => async (cursor, reading) => {
        try {
          const answer = withoutTotal(await page(cursor, reading));
          return { ...answer, items: answer.items ?? [] };
        } catch {
          return nothing;
        }
      },
      withoutWitness,
    ),
  },

  "somebody who could not be looked up is an error, never nobody": {
    bug: "takes 403 on `get` for nobody",
    tested: breakPeople(({ get }) => ({
      get: async (id) => {
        try {
          return await get?.(id);
        } catch (error) {
          if (PermissionError.isInstance(error)) return undefined;
          throw error;
        }
      },
    })),
  },

  "every Employee that the mapping makes has values of their kinds": {
    bug: "maps the start date to a text that is no day",
    tested: breakAdapter(({ toEmployee }) =>
      toEmployee
        ? { toEmployee: { ...toEmployee, run: (row) => ({ ...toEmployee.run(row), startDate: "tomorrow" }) } }
        : {},
    ),
  },

  "a field that is null gives null, and is no text, no other value and no missing one": {
    bug: "prints what it reads",
    tested: breakAttribute("department", (department) => `${department}`),
  },

  "a field that is left out is not said to be none": {
    bug: "reads what is left out as null",
    tested: breakAttribute("department", (department) => department ?? null),
  },

  "a value of another type than the contract names keeps nobody else from being read": {
    bug: "refuses a page on which one name is no text",
    tested: breakPages((page) => async (cursor, reading) => {
      const answer = await page(cursor, reading);
      const isStrange = answer.items.some((item) => typeof Object(item).name !== "string");
      if (isStrange) throw new UnexpectedResponseError("A page does not fit its schema");
      return answer;
    }),
  },

  "a limit that one call meets holds back every other with that credential, of other connections too": {
    bug: "gives each call an allowance of its own",
    tested: withoutBudget,
  },

  "a hundred calls asked for at once go out a few at a time": {
    bug: "gives each call an allowance of its own",
    tested: withoutBudget,
  },
};
