import { expect, it } from "vitest";
import { webhookCall } from "../../../core/src/plan/source-events.fixture.ts";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { openApi } from "../__fixtures__/open-api.ts";

it("replaying has people looked at once more whom events named, and is refused for what is no window", async () => {
  const source = { events: { log: [], asked: 0 } };
  const { client, url, runner } = await openApi({ people: [person("1")], accounts: [account("1")], source });
  for (const key of ["a", "b"]) {
    const body = await webhookCall([{ resource: "people", id: "1" }], { key }).text();
    expect((await fetch(`${url}/webhooks/sync`, { method: "POST", body })).status).toBe(204);
  }
  const replay = (body: { since: string; until?: string }) =>
    client("operator").POST("/syncs/{sync}/replay", { params: { path: { sync: "sync" } }, body });
  expect((await replay({ since: "2026-01-01T00:00:00+01:00" })).data).toEqual({ people: 1 });
  expect((await runner.queue()).map(({ sync }) => sync)).toEqual(["sync"]);
  const before = { since: "2020-01-01T00:00:00Z", until: "2020-02-01T00:00:00Z" };
  expect((await replay(before)).data).toEqual({ people: 0 });
  const backwards = await replay({ since: before.until, until: before.since });
  expect([backwards.response.status, backwards.error?.code]).toEqual([422, "configuration"]);
  expect((await replay({ since: "yesterday" })).response.status).toBe(400);
});
