import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";

describe("rule 5: whose state it is", () => {
  accident("rule 5: somebody suspended by security stays so, although HR says they are employed", async () => {
    const { target, hire, goTo, run, plan, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    target.suspend("ann@acme.example");
    goTo("2026-03-04T12:00:00Z");
    const planned = await plan();
    expect(changesOf(planned, ann.id)).toEqual([]);
    expect(codesOf(planned)).toEqual(["state not ours"]);
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
  });

  accident("rule 5: somebody whom security suspends again after we did stays out when they come back", async () => {
    const { source, target, hire, goTo, run, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, { employmentEndDate: "2026-03-05" });
    goTo("2026-03-06T12:00:00Z");
    await run();
    goTo("2026-03-07T12:00:00Z");
    target.unsuspend("ann@acme.example");
    target.suspend("ann@acme.example");
    source.rehire(ann.id, { employmentStartDate: "2026-03-20" });
    goTo("2026-03-20T12:00:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
  });

  accident(
    "rule 5: access revoked at once is held while HR still says employed, and acts as soon as HR shows an end",
    async () => {
      const { source, target, sync, hire, goTo, run, plan, statusOf } = await openCompany();
      const ann = hire("Ann");
      await run();
      target.signIn("ann@acme.example");
      await sync.revoke(ann.id, "2026-03-02T13:00:00Z", "2026-01-05");
      goTo("2026-03-02T14:00:00Z");
      const planned = await plan();
      expect(changesOf(planned, ann.id)).toEqual([]);
      expect(codesOf(planned)).toEqual(["revocation"]);
      source.offboard(ann.id, { employmentEndDate: "2026-03-31" });
      await run();
      expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
    },
  );

  accident("rule 5: access revoked at once stays so until HR gives a later start", async () => {
    const { source, target, sync, hire, goTo, run, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, { employmentEndDate: "2026-03-31" });
    await sync.revoke(ann.id, "2026-03-02T13:00:00Z", "2026-01-05");
    goTo("2026-03-02T14:00:00Z");
    await run();
    source.cancelOffboarding(ann.id);
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
  });
});

describe("rule 4: how Okta gets there", () => {
  accident("rule 4: a leaver who never signed in, whom Okta cannot suspend, is out all the same", async () => {
    const { source, hire, goTo, run, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    expect(statusOf("ann@acme.example")).toBe("PROVISIONED");
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("DEPROVISIONED");
  });

  accident("rule 4: a leaver who is locked out is suspended, and cannot come back by an unlock", async () => {
    const { source, target, hire, goTo, run, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    target.lock("ann@acme.example");
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("SUSPENDED");
  });

  accident("rule 4: an account that IT is to activate is left staged on the first day and after", async () => {
    const { hire, goTo, run, plan, statusOf } = await openCompany({
      settings: { lifecycle: { zone: "Europe/London", joiners: { activate: false } } },
    });
    hire("Ann", { status: "newHire", employmentStartDate: "2026-03-10" });
    await run();
    goTo("2026-03-12T12:00:00Z");
    await run();
    expect(statusOf("ann@acme.example")).toBe("STAGED");
    expect(doings(await plan())).toEqual([]);
  });
});
