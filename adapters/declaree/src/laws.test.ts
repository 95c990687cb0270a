import { type AdapterUnderTest, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { draftGroup, draftUser, startDeclaree } from "./__fixtures__/start-declaree.ts";
import { declaree } from "./index.ts";

const requestsOf = (write: "PATCH" | "PUT"): AdapterUnderTest["requests"] => ({
  read: { method: "GET", path: /\/Users$/ },
  get: { method: "GET", path: /\/Users\/[^/]+$/ },
  find: { method: "GET", path: /\/Users$/ },
  create: { method: "POST", path: /\/Users$/ },
  update: { method: write, path: /\/Users\/[^/]+$/ },
  become: { method: write, path: /\/Users\/[^/]+$/ },
});

const target = { draft: draftUser, groupDraft: draftGroup, madeIn: ["active", "inactive"], versions: true } as const;

/** It sends no mail that anybody could see, and no maximum of a text is known. */
const inapplicable = [
  "nobody gets mail when none is wanted",
  "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
];

describe("Declaree, likely as it is", () => {
  const start = startDeclaree();
  testAdapter({ describe, test }, { adapter: declaree, start, requests: requestsOf("PATCH"), target, inapplicable });
});

describe("Declaree, if it knows PUT alone and has no filters", () => {
  const start = startDeclaree({ patch: 405, filters: "refused" });
  testAdapter({ describe, test }, { adapter: declaree, start, requests: requestsOf("PUT"), target, inapplicable });
});
