import { type AdapterUnderTest, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { draftUser } from "./__fixtures__/held-user.ts";
import { startOwn } from "./__fixtures__/start-own.ts";
import { startScimmyVendor } from "./__fixtures__/start-scimmy-vendor.ts";
import { scim } from "./index.ts";

const requestsOf = (write: "PATCH" | "PUT"): AdapterUnderTest["requests"] => ({
  read: { method: "GET", path: /\/Users$/ },
  get: { method: "GET", path: /\/Users\/[^/]+$/ },
  find: { method: "GET", path: /\/Users$/ },
  create: { method: "POST", path: /\/Users$/ },
  update: { method: write, path: /\/Users\/[^/]+$/ },
  become: { method: write, path: /\/Users\/[^/]+$/ },
});

const groupDraft = (number: number) => ({ displayName: `Équipe ${number}` });

const target = { draft: draftUser, groupDraft, madeIn: ["active", "inactive"], versions: true } as const;

/** A server that knows no permissions, sends no mail and has no maximum of a text. */
const inapplicable = [
  "check names the permission that is missing, and what to do",
  "a credential that may read less gives no complete read",
  "a permission lost between two pages gives no complete read",
  "nobody gets mail when none is wanted",
  "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
];
const withoutVersions = [
  ...inapplicable,
  "a write on a version that is past is a PreconditionError, and writes nothing",
];

describe("our own server, by PATCH", () => {
  testAdapter(
    { describe, test },
    { adapter: scim, start: startOwn({}), requests: requestsOf("PATCH"), target, inapplicable },
  );
});

describe("our own server, by PUT", () => {
  const start = startOwn({ update: "put" });
  testAdapter({ describe, test }, { adapter: scim, start, requests: requestsOf("PUT"), target, inapplicable });
});

describe("our own server, as Okta writes and without versions", () => {
  const start = startOwn({ patchPaths: "none", entityTags: false });
  const unversioned = { ...target, versions: false };
  testAdapter(
    { describe, test },
    { adapter: scim, start, requests: requestsOf("PATCH"), target: unversioned, inapplicable: withoutVersions },
  );
});

describe("scimmy", () => {
  const requests = requestsOf("PATCH");
  // Its filters tell cases apart, so a name is looked up as it is and in lower case.
  const draft = (number: number) => ({ ...draftUser(number), userName: `joiner.${number}@acme.example` });
  const lowered = { ...target, draft, versions: false };
  testAdapter(
    { describe, test },
    { adapter: scim, start: startScimmyVendor, requests, target: lowered, inapplicable: withoutVersions },
  );
});
