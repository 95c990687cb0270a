import type { Plan } from "@rosterkit/core";
import { expect, test } from "vitest";
import { planPage } from "./plan-page.ts";

test("a name that is markup stays a name", () => {
  const who = '<img src=x onerror="alert(1)"> & Söhne';
  const change = { id: "1", resource: "people", operation: "create", subject: "1", who, lane: "joiners" };
  const plan = {
    ...{ sync: "a", at: "2027-03-01T00:00:00.000Z", rules: {}, counts: { create: 1 } },
    changes: [{ ...change, state: "staged", because: "starts", set: {} }],
    issues: [{ code: "note", who, message: "<b>" }],
  } as unknown as Plan;
  const page = planPage(plan);
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Söhne");
  expect(page).toContain("default-src 'none'");
  expect(page).toContain("&lt;b&gt;");
});
