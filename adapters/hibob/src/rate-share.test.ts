import { createBudgetRegistry, defaultIo, type Io, type Wait } from "@rosterkit/core/adapter";
import { expect, it } from "vitest";
import { hibob } from "./adapter.ts";
import { hibobScim } from "./scim-adapter.ts";

const user = { serviceUserId: "service-1", token: "t-1" };

it.each([
  ["the API", (rateShare: number, io: Io) => hibob.connect({ ...user, rateShare }, io).people],
  [
    "SCIM",
    (rateShare: number, io: Io) =>
      hibobScim.connect({ ...user, companyId: "1", baseUrl: "https://bob.test/scim", rateShare }, io).people,
  ],
] as const)("rule 11: %s uses the share of the limit that the settings say", async (_, connect) => {
  const asked = async (rateShare: number) => {
    const stop = new AbortController();
    let calls = 0;
    const fetch: typeof globalThis.fetch = async () => {
      calls += 1;
      const headers = { "x-ratelimit-limit": "20", "x-ratelimit-remaining": String(20 - calls) };
      return new Response("{}", { status: 404, headers });
    };
    const onWait = ({ reason }: Wait) => reason === "limit" && stop.abort(new Error("waits"));
    const people = connect(rateShare, {
      ...defaultIo(),
      fetch,
      onWait,
      signal: stop.signal,
      budgets: createBudgetRegistry(),
    });
    for (let call = 0; call < 19 && !stop.signal.aborted; call += 1)
      await people.get?.("nobody", { day: "2026-03-02", attributes: [] }).catch(() => undefined);
    return calls;
  };
  expect(await asked(0.2)).toBe(3);
  expect(await asked(0.6)).toBe(10);
});
