import { createHumaansStandIn, createOktaStandIn, createPeople, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { expect, test } from "vitest";
import { oneWaySync } from "./one-way-sync.ts";

test("everybody who is employed has an account afterwards", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const people = createPeople({ seed: 7, count: 25, today });
  const source = createHumaansStandIn({ people });
  const target = createOktaStandIn({ limits: generousLimits });
  const [from, to] = [await serveStandIn(source), await serveStandIn(target)];
  try {
    const before = target.inspect().users.length;
    const applied = await oneWaySync({
      humaans: { apiToken: source.token, baseUrl: `${from.url}/api` },
      okta: { domain: to.url, apiToken: target.token },
    });
    expect(applied).toBeGreaterThan(10);
    expect(target.inspect().users.length).toBe(before + applied);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
});
