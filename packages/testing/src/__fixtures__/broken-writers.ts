import {
  ApiError,
  type Draft,
  NetworkError,
  RosterkitError,
  type Shape,
  UnexpectedResponseError,
  type Writing,
} from "@rosterkit/core/adapter";
import type { AdapterUnderTest, SampleValues } from "../adapter/adapter-under-test.ts";
import type { People } from "../adapter/on-vendor.ts";
import { breakFetch, breakPeople, hammering } from "./break-adapter.ts";
import type { PlantedBugs } from "./planted-bugs.ts";
import { referenceAdapter } from "./reference-adapter.ts";
import type { ReferenceRow } from "./reference-company.ts";

/** Samples of another kind than were asked for. */
const drafting = (change: (values: SampleValues) => SampleValues): AdapterUnderTest => {
  const { target } = referenceAdapter;
  if (!target) throw new Error("The reference adapter is no target by now");
  return { ...referenceAdapter, target: { ...target, draft: (number) => change(target.draft(number)) } };
};

type Values = Draft<Shape>["set"];

/** Makes accounts from other values than it was given. */
const creating = (change: (values: Values) => Values) =>
  breakPeople(({ create }) => ({
    create: async ({ set, all }, state, writing) =>
      (await create?.({ set: change(set), all: change(all) }, state, writing)) ?? "",
  }));

/** Writes other values than it was given. */
const updating = (change: (draft: Draft<Shape>) => Values) =>
  breakPeople(({ update }) => ({
    update: async (id, draft, writing) => update?.(id, { ...draft, set: change(draft) }, writing),
  }));

type Become = NonNullable<NonNullable<People["become"]>["active"]>;

/** Reaches one state otherwise. */
const becoming = (state: "active" | "suspended" | "inactive", change: (become: Become, people: People) => Become) =>
  breakPeople((people) => {
    const become = people.become?.[state];
    return become ? { become: { ...people.become, [state]: change(become, people) } } : {};
  });

const mapTexts = (values: Values, change: (text: string, name: string) => string): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? change(value, name) : value]),
  );

/** Serves what an id had when it was first read. */
const stale = (): AdapterUnderTest =>
  breakPeople(({ get }) => {
    const known = new Map<string, Awaited<ReturnType<NonNullable<People["get"]>>>>();
    return {
      get: async (id) => {
        const found = known.get(id) ?? (await get?.(id));
        known.set(id, found);
        return found;
      },
    };
  });

const withoutSignal = ({ signal, ...writing }: Writing): Writing => writing;

/** Writing adapters with one bug each, by the law that must find it. */
export const brokenWriters: PlantedBugs<AdapterUnderTest> = {
  "an account that was made is read back by id, every attribute of it": {
    bug: "does not send the start date",
    tested: creating(({ startDate, ...values }) => values),
  },

  "an account is made in each state that it can be made in": {
    bug: "makes every account active",
    tested: breakPeople(({ create }) => ({
      create: async (draft, _state, writing) => (await create?.(draft, "active", writing)) ?? "",
    })),
  },

  "an account that was made is found by each key at once, and by nothing that is like it": {
    bug: "looks into an index that lags",
    tested: breakPeople(({ find }) => {
      let isFirst = true;
      return {
        // An index that knows a record only at the second time of asking.
        find: async (attribute, value) => {
          const found = await find?.(attribute, value);
          if (!found || !isFirst) return found;
          isFirst = false;
          return undefined;
        },
      };
    }),
  },

  "what is found is what is read by id, version included": {
    bug: "finds with a version that was never current",
    tested: breakPeople(({ find }) => ({
      find: async (attribute, value) => {
        const found = await find?.(attribute, value);
        return found && { ...found, version: '"0"' };
      },
    })),
  },

  "a value that is unique is refused the second time, with a typed error": {
    bug: "gives the account that is there for the one to be made",
    tested: breakPeople(({ create, find, id }) => ({
      create: async (draft, state, writing) => {
        const found = await find?.("login", String(draft.set.login));
        return found ? id(found.row) : ((await create?.(draft, state, writing)) ?? "");
      },
    })),
  },

  "nobody gets mail when none is wanted": {
    bug: "forgets `sendMail` on activation",
    tested: becoming(
      "active",
      (become) =>
        (id, from, { sendMail, ...writing }) =>
          become(id, from, writing),
    ),
  },

  "each attribute that is set is read back, and the others stay": {
    bug: "does not send the nickname",
    tested: updating(({ set: { nickName, ...set } }) => set),
  },

  "null clears an attribute, and the others stay": {
    bug: "leaves out what is null",
    tested: updating(({ set }) => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))),
  },

  "an attribute that is not mentioned stays, the mapping owning it or not": {
    bug: "sends the record whole, and what the mapping does not own as nothing",
    tested: updating(({ all }) => ({
      // Sends the record whole, what the mapping does not own as nothing.
      nickName: null,
      department: null,
      startDate: null,
      ...all,
    })),
  },

  "the same update twice is the same as once": {
    bug: "adds to what is there already",
    tested: breakPeople(({ get, update }) => ({
      update: async (id, draft, writing) => {
        const row = (await get?.(id))?.row as ReferenceRow | undefined;
        const isThere = row?.nickName === draft.set.nickName;
        await update?.(id, isThere ? { ...draft, set: { nickName: "added again" } } : draft, writing);
      },
    })),
  },

  "a write on a version that is past is a PreconditionError, and writes nothing": {
    bug: "does not send the version",
    tested: breakPeople(({ update }) => ({
      update: async (id, draft, { version, ...writing }) => update?.(id, draft, writing),
    })),
  },

  "a text of the maximum length is stored, a longer one stored whole or refused with a typed error": {
    bug: "cuts long texts",
    tested: updating(({ set }) =>
      mapTexts(set, (text, name) => text.slice(0, name === "name" ? 50 : name === "nickName" ? 20 : 30)),
    ),
  },

  "a text in any script is stored letter by letter or refused with a typed error": {
    bug: "writes question marks for what is not ASCII",
    tested: updating(({ set }) => mapTexts(set, (text) => text.replace(/[^\p{ASCII}]/gu, "?"))),
  },

  "a write to an id that belongs to nobody is a typed error, or touches nobody": {
    bug: "takes 404 on an update for success",
    tested: breakPeople(({ update }) => ({
      update: async (id, draft, writing) => {
        try {
          await update?.(id, draft, writing);
        } catch (error) {
          if (!ApiError.isInstance(error) || error.status !== 404) throw error;
        }
      },
    })),
  },

  "each state offered is reached from active, read back, and changes no attribute": {
    bug: "does nothing on `become.suspended`",
    tested: becoming("suspended", () => async () => {}),
  },

  "being in a state already is success, and changes nothing": {
    bug: "does not look before it moves",
    tested: becoming(
      "inactive",
      (become) => (id, from, writing) =>
        // The vendor refuses to do it twice, and nobody looked first.
        become(id, { ...(from as ReferenceRow), state: "active" } as never, writing),
    ),
  },

  "an account comes back from each state that it can come back from": {
    bug: "leaves the suspended suspended",
    tested: becoming("active", (become) => async (id, from, writing) => {
      if ((from as ReferenceRow).state !== "suspended") await become(id, from, writing);
    }),
  },

  "moving one account moves nobody else": {
    bug: "takes the first account made along",
    tested: breakPeople(({ become, create, get }) => {
      let first: string | undefined;
      const inactive = become?.inactive;
      return {
        create: async (draft, state, writing) => {
          const id = (await create?.(draft, state, writing)) ?? "";
          first ??= id;
          return id;
        },
        become: {
          ...become,
          // The first one made is taken along.
          inactive: async (id, from, writing) => {
            await inactive?.(id, from, writing);
            const found = first === undefined ? undefined : await get?.(first);
            if (found && first !== undefined) await inactive?.(first, found.row, { sendMail: false });
          },
        },
      };
    }),
  },

  "sessions can be ended twice": {
    bug: "throws when there are no sessions left",
    tested: breakPeople(({ revokeSessions }) => {
      const ended = new Set<string>();
      return {
        revokeSessions: async (id) => {
          if (ended.has(id)) throw new Error("There are no sessions to end");
          ended.add(id);
          await revokeSessions?.(id);
        },
      };
    }),
  },

  "a create whose answer was lost is settled by looking it up, and nobody is doubled": {
    bug: "finds nobody",
    tested: breakPeople(() => ({
      find: async () => undefined,
    })),
  },

  "an update whose answer was lost is settled by reading, and written in the end": {
    bug: "serves what it read first",
    tested: stale(),
  },

  "a change of state whose answer was lost is settled by reading, and reached in the end": {
    bug: "serves what it read first",
    tested: stale(),
  },

  "errors of writes are typed, without secret, body or anything about a person": {
    bug: "puts what was sent on the error",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => {
        try {
          return (await create?.(draft, state, writing)) ?? "";
        } catch (error) {
          throw Object.assign(error as Error, { sent: draft });
        }
      },
    })),
  },

  "an error says that it may have been written when it may, and that it was not when it was not": {
    bug: "makes an error of its own that denies it",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => {
        try {
          return (await create?.(draft, state, writing)) ?? "";
        } catch (error) {
          if (!RosterkitError.isInstance(error)) throw error;
          throw new ApiError({ vendor: "Reference", status: 500, method: "POST", path: "/people" });
        }
      },
    })),
  },

  "a write that may have happened is not sent again": {
    bug: "repeats a create after a lost answer",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => {
        try {
          return (await create?.(draft, state, writing)) ?? "";
        } catch (error) {
          if (!NetworkError.isInstance(error)) throw error;
          return (await create?.(draft, state, writing)) ?? "";
        }
      },
    })),
  },

  "a limit on writes is waited for as long as the vendor asks, and the write happens once": {
    bug: "repeats a refused call at once",
    tested: hammering(1),
  },

  "a limit on writes that asks for hours is reported at once, and nothing is written": {
    bug: "repeats a refused call twenty times",
    tested: hammering(20),
  },

  "nothing is written once the caller has given up": {
    bug: "drops the signal",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => (await create?.(draft, state, withoutSignal(writing))) ?? "",
    })),
  },

  "the drafts of `target` tell one write from another": {
    bug: "(the draft) has one department for everybody",
    tested: drafting((values) => ({ ...values, department: "Everybody" })),
  },

  "an update to a value that somebody else has is refused with a typed error, and neither account changes": {
    bug: "takes a refused update for done",
    tested: breakPeople(({ update }) => ({
      update: async (id, draft, writing) => {
        try {
          await update?.(id, draft, writing);
        } catch (error) {
          if (!ApiError.isInstance(error) || error.status !== 409) throw error;
        }
      },
    })),
  },

  "an account whose key changed is found by the new one, and no longer by the old one": {
    bug: "remembers who was found by which login",
    tested: breakPeople(({ create, find, get }) => {
      const made = new Map<string, string>();
      return {
        create: async (draft, state, writing) => {
          const id = (await create?.(draft, state, writing)) ?? "";
          made.set(String(draft.set.login), id);
          return id;
        },
        find: async (attribute, value) => {
          const known = made.get(value);
          return known === undefined ? find?.(attribute, value) : get?.(known);
        },
      };
    }),
  },

  "an abort in the middle of a write ends it at once, with its own reason": {
    bug: "drops the signal",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => (await create?.(draft, state, withoutSignal(writing))) ?? "",
    })),
  },

  "a write that has not gone out is given up when the run is to end, and says that it was not sent": {
    bug: "drops `giveUp`",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, { giveUp, ...writing }) => (await create?.(draft, state, writing)) ?? "",
    })),
  },

  "a write that is answered by something else may have been written, and the error says so": {
    bug: "says that nothing was written",
    tested: breakPeople(({ create }) => ({
      create: async (draft, state, writing) => {
        try {
          return (await create?.(draft, state, writing)) ?? "";
        } catch (error) {
          if (!UnexpectedResponseError.isInstance(error)) throw error;
          throw new UnexpectedResponseError("The answer is no JSON");
        }
      },
    })),
  },

  "a write that is answered without a body is done": {
    bug: "wants the record back from an update",
    tested: breakFetch((fetch) => async (input, init) => {
      const answer = await fetch(input, init);
      return init?.method === "PATCH" && !answer.body ? Response.json({}, { status: 500 }) : answer;
    }),
  },
};
