import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openOktaSource, profileOf } from "./open-okta-source.ts";
import { codesOf, doings } from "./tell-plan.ts";

const outs = (count: number, held = "") => Array.from({ length: count }, () => `deactivate${held}`);

describe("Okta as a source", () => {
  accident("rule 2: an organisation of which no group and no app is named is not taken whole", async () => {
    const refusal = await openOktaSource({ departments: ["Sales"] }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "configuration" });
  });

  accident("rule 6: a group that is renamed puts nobody out until a person confirms", async () => {
    const { source, groups, run, plan, goTo } = await openOktaSource();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.renameGroup(groups.staff, "Crew");
    const planned = await plan();
    expect(doings(planned)).toEqual(outs(4, " held: vanished"));
    expect(codesOf(planned)).toEqual(["scope came empty"]);
  });

  accident("rule 6: a group that came empty puts nobody out after a hint either", async () => {
    const { source, groups, run, plan, goTo } = await openOktaSource();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.addMember(groups.sales, "s2@acme.example");
    for (const number of [1, 2, 3, 4, 5]) source.removeMember(groups.staff, `s${number}@acme.example`);
    expect(doings(await plan({ changed: true }))).toEqual(outs(3, " held: vanished"));
  });

  accident("rule 6: members that break off half-way put nobody out of scope", async () => {
    const { source, run, plan, goTo } = await openOktaSource();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.planFault({ kind: "unavailable", path: /\/groups\/[^/]+\/users$/, nth: 2, times: 4 });
    const planned = await plan();
    expect(doings(planned)).toEqual([]);
    expect(codesOf(planned)).toContain("incomplete read");
  });

  accident("rule 10: somebody who moves between two groups while these are read keeps the account", async () => {
    const { source, target, groups, run, goTo, afterEach } = await openOktaSource();
    source.addUser({ profile: profileOf("mover"), groupIds: [groups.sales] });
    await run();
    goTo("2026-03-04T12:00:00Z");
    let pages = 0;
    afterEach(({ url }) => {
      if (!url.includes(`/groups/${groups.staff}/users`)) return;
      pages += 1;
      // Five people, two on a page.
      if (pages !== 3) return;
      source.removeMember(groups.sales, "mover@acme.example");
      source.addMember(groups.staff, "mover@acme.example");
    });
    const { plan } = await run();
    expect(doings(plan)).toEqual(outs(1));
    expect(target.get("mover@acme.example")?.status).toBe("PROVISIONED");
  });

  accident("rule 3: whoever Okta suspends is left as they are behind it", async () => {
    const { source, run, plan, goTo } = await openOktaSource();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.updateProfile("s5@acme.example", { title: "Cook" });
    source.suspend("s5@acme.example");
    expect(doings(await plan())).toEqual([]);
  });

  accident("rule 6: what failed in a run for the changed alone is looked at again", async () => {
    const { source, target, run, plan, goTo } = await openOktaSource();
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.updateProfile("s5@acme.example", { title: "Cook" });
    goTo("2026-03-04T13:00:00Z");
    target.setSource("s5@acme.example", "app");
    expect((await run({ changed: true })).report).toMatchObject({ applied: 0, failed: 1 });
    target.setSource("s5@acme.example", "okta");
    goTo("2026-03-04T14:00:00Z");
    expect(doings(await plan({ changed: true }))).toEqual(["update"]);
  });
});
