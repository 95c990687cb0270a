import { testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { draftEmployee, draftTeam, startInsightful } from "./__fixtures__/start-insightful.ts";
import { insightful } from "./index.ts";

const requests = {
  read: { method: "GET", path: /\/employee$/ },
  get: { method: "GET", path: /\/employee\/[^/]+$/ },
  find: { method: "GET", path: /\/employee$/ },
  create: { method: "POST", path: /\/employee$/ },
  update: { method: "PUT", path: /\/employee\/[^/]+$/ },
  become: { method: "GET", path: /\/employee\/deactivate\/[^/]+$/ },
};

const target = { draft: draftEmployee, groupDraft: draftTeam, madeIn: ["active"], versions: false } as const;

/** A token sees everybody or nobody, every invitation is mailed, and neither versions, lengths of texts nor unique names of teams are known. */
const inapplicable = [
  "check names the permission that is missing, and what to do",
  "a credential that may read less gives no complete read",
  "a permission lost between two pages gives no complete read",
  "nobody gets mail when none is wanted",
  "a write on a version that is past is a PreconditionError, and writes nothing",
  "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
  "a name of a group that is taken is refused, with a typed error, and no group comes of it",
];

const tested = { adapter: insightful, requests, target, inapplicable, oneAnswer: true } as const;

/** Laws on waiting need a vendor that says for how long; without that word a limit is waited for too, see `adapter.test.ts`. */
const retryAfter = "seconds";

describe("Insightful, likely as it is", () => {
  testAdapter({ describe, test }, { ...tested, start: startInsightful({ retryAfter }) });
});

describe("Insightful, if it answers otherwise where nobody knows", () => {
  const switches = {
    repeatedDeactivation: 409,
    takenEmail: 409,
    unknownReference: 404,
    selectedId: "_id",
    retryAfter,
    takenTeamName: 422,
  } as const;
  testAdapter({ describe, test }, { ...tested, start: startInsightful(switches) });
});
