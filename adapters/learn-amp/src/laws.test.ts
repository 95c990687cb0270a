import { type AdapterUnderTest, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { draftTeam, draftUser, startLearnAmp } from "./__fixtures__/start-learn-amp.ts";
import { learnAmp } from "./index.ts";

const requests: AdapterUnderTest["requests"] = {
  read: { method: "GET", path: /\/users$/ },
  get: { method: "GET", path: /\/users\/\d+$/ },
  find: { method: "GET", path: /\/users$/ },
  create: { method: "POST", path: /\/users$/ },
  update: { method: "PUT", path: /\/users\/\d+$/ },
  become: { method: "PUT", path: /\/(de|re)activate$/ },
};

const target = { draft: draftUser, groupDraft: draftTeam, madeIn: ["active", "inactive"], versions: false } as const;

/** Its records have no versions, no maximum of a text is known, what a deactivation takes does not come back, and names of teams may not be unique. */
const inapplicable = [
  "a write on a version that is past is a PreconditionError, and writes nothing",
  "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
  "an account comes back from each state that it can come back from",
  "a name of a group that is taken is refused, with a typed error, and no group comes of it",
];

describe("Learn Amp, likely as it is", () => {
  testAdapter({ describe, test }, { adapter: learnAmp, start: startLearnAmp(), requests, target, inapplicable });
});

describe("Learn Amp, if everything that is open is otherwise", () => {
  const start = startLearnAmp(
    {
      partialUpdate: "accepted",
      jsonBodies: "ignored",
      teamNames: "any",
      teamNameFilter: "exact",
      emailFilter: "substring",
      listsDeactivated: false,
      reactivationRestores: "teams",
      repeatedDeactivation: 422,
      repeatedReactivation: 400,
      refusalBody: "none",
      emptyTexts: "empty",
      customFields: "by name",
      deactivatedManagers: "accepted",
      managerWithoutOverride: "manager of the primary team",
    },
    "public",
  );
  testAdapter({ describe, test }, { adapter: learnAmp, start, requests, target, inapplicable });
});
