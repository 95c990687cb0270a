import type { Entry, Store } from "@rosterkit/core";
import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, codesOf, doings } from "./tell-plan.ts";
import type { Handle } from "./with-pages-of.ts";

const joiner = { status: "newHire", employmentStartDate: "2026-03-10" } as const;

describe("rule 10: safe to repeat", () => {
  accident("rule 10: a create whose answer is lost is found again at once, and is ours", async () => {
    const { target, sync, hire, run, plan, logins } = await openCompany();
    await run();
    const ann = hire("Ann");
    const planned = await plan();
    target.planFault({ kind: "lost answer", method: "POST", path: /\/users$/ });
    const report = await sync.apply(planned);
    expect(report.perChange.map(({ subject, result }) => [subject, result])).toEqual([[ann.id, "done"]]);
    expect(logins().filter((login) => login.startsWith("ann"))).toHaveLength(1);
  });

  accident("rule 10: a create that Okta still works on when its answer is lost is not sent a second time", async () => {
    const line = createSlowLine();
    const { hire, goTo, run, logins } = await openCompany({
      okta: { acceptDuplicateLogins: true },
      settings: { vendorHoldMs: 30_000 },
      before: line.before,
    });
    await run();
    hire("Ann");
    line.holdNextCreate();
    const { report } = await run();
    expect(report.open).toBe(1);
    goTo("2026-03-02T12:00:10Z");
    await run();
    await line.letGo();
    goTo("2026-03-02T12:02:00Z");
    await run();
    expect(logins().filter((login) => login.startsWith("ann"))).toHaveLength(1);
  });

  accident(
    "rule 10: a process killed between the write and the journal leaves an account that is still ours",
    async () => {
      const { store, process, hire, goTo, run, logins, statusOf } = await openCompany();
      await run();
      hire("Ann", joiner);
      const dying = process({}, dyingAfterIntents(store));
      await expect(dying.run({ adopt: "exact" })).rejects.toThrow("the process died");
      expect(logins()).toContain("ann@acme.example");
      goTo("2026-03-02T12:05:00Z");
      await run();
      goTo("2026-03-10T12:00:00Z");
      await run();
      expect(logins().filter((login) => login.startsWith("ann"))).toHaveLength(1);
      expect(statusOf("ann@acme.example")).toBe("PROVISIONED");
    },
  );

  accident("rule 10: what somebody changed at Okta after the plan was made is not overwritten", async () => {
    const { source, target, sync, hire, goTo, run, plan } = await openCompany();
    const ann = hire("Ann");
    await run();
    goTo("2026-03-04T12:00:00Z");
    source.updatePerson(ann.id, { preferredName: "Annie" });
    const planned = await plan();
    target.updateProfile("ann@acme.example", { nickName: "Nan" });
    const report = await sync.apply(planned);
    expect(report.perChange.map(({ result }) => result)).toEqual(["moved"]);
    expect(target.get("ann@acme.example")?.profile.nickName).toBe("Nan");
  });

  accident("rule 10: a leaver whose end HR takes back after the plan was made stays in", async () => {
    const { source, target, sync, hire, goTo, run, plan, statusOf } = await openCompany();
    const ann = hire("Ann");
    await run();
    target.signIn("ann@acme.example");
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    const planned = await plan();
    expect(changesOf(planned, ann.id).map(({ operation }) => operation)).toEqual(["suspend"]);
    source.cancelOffboarding(ann.id);
    await sync.apply(planned);
    expect(statusOf("ann@acme.example")).toBe("ACTIVE");
  });
});

describe("rule 7: what is written", () => {
  accident(
    "rule 7: a character that Okta refuses is told and left out, and the rest of the person is written",
    async () => {
      const { source, target, hire, goTo, run } = await openCompany();
      const ann = hire("Ann");
      await run();
      goTo("2026-03-04T12:00:00Z");
      source.updatePerson(ann.id, { preferredName: "Annie 🌻", lastName: "Lund" });
      const { plan: planned, report } = await run();
      expect(report).toMatchObject({ applied: 1, failed: 0 });
      expect(codesOf(planned)).toEqual(["invalid value"]);
      expect(target.get("ann@acme.example")?.profile.lastName).toBe("Lund");
    },
  );

  accident("rule 7: a custom attribute that Okta does not have is refused before anything is written", async () => {
    const { process, target } = await openCompany();
    const sync = process({ mapping: { fromEmployee: { "profile.badge": "employeeNumber" } } });
    await expect(sync.run({ confirm: true, adopt: "exact" })).rejects.toMatchObject({
      name: "MappingError",
      message: expect.stringContaining("profile.badge: the target has no such attribute"),
    });
    expect(target.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  accident("rule 7: a value that somebody else put at Okta is kept when HR says that there is none", async () => {
    const { source, target, hire, goTo, run, plan } = await openCompany();
    const [ann, ben] = [hire("Ann", { preferredName: "Annie" }), hire("Ben", { preferredName: "Benny" })];
    hire("Cleo", { preferredName: "Cle" });
    await run();
    goTo("2026-03-04T12:00:00Z");
    target.updateProfile("ann@acme.example", { nickName: "Nan" });
    for (const { id } of [ann, ben]) source.updatePerson(id, { preferredName: null });
    expect(doings(await plan())).toEqual(["update"]);
    await run();
    expect(target.get("ann@acme.example")?.profile.nickName).toBe("Nan");
    expect(target.get("ben@acme.example")?.profile.nickName ?? null).toBeNull();
  });
});

/** A store for a process that dies after its first intents are durable: nothing more of it gets there. */
function dyingAfterIntents(store: Store): Store {
  let isDying = false;
  const die = () => Promise.reject(new Error("the process died"));
  return {
    ...store,
    commit: async (lease, batch) => {
      if (isDying) return die();
      isDying = batch.entries?.some(({ type }: Entry) => type === "intent") ?? false;
      return store.commit(lease, batch);
    },
    release: async (lease) => (isDying ? undefined : store.release(lease)),
  };
}

/** A line to Okta that can hold a create back: its connection breaks at once, and Okta gets to it when it is let go. */
function createSlowLine() {
  let isHolding = false;
  let letGo = async (): Promise<unknown> => undefined;
  const before =
    (handle: Handle): Handle =>
    async (request) => {
      if (!isHolding || request.method !== "POST") return handle(request);
      isHolding = false;
      const { url, method, headers } = request;
      const body = await request.arrayBuffer();
      letGo = () => handle(new Request(url, { method, headers, body }));
      throw new TypeError("the connection broke");
    };
  return {
    before,
    holdNextCreate: () => {
      isHolding = true;
    },
    letGo: () => letGo(),
  };
}
