import { type Entry, exposureMs, type Outcome, reactionMs, type Store } from "@rosterkit/core";
import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { type Company, openCompany } from "./open-company.ts";
import { changesOf, doings } from "./tell-plan.ts";

const hourMs = 3_600_000;

describe("rule 13: log and privacy", () => {
  accident(
    "rule 13: the log tells of every write who, what, from what to what, why, and the vendor's request",
    async () => {
      const { source, store, target, hire, goTo, run } = await openCompany();
      const ann = hire("Ann");
      await run();
      target.signIn("ann@acme.example");
      target.updateProfile("ann@acme.example", { costCenter: "CC-1" });
      source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
      goTo("2026-03-04T12:00:00Z");
      await run();
      const [intent, outcome] = (await entriesOf(store)).filter(({ type }) => type !== "run").slice(-2);
      expect(intent).toMatchObject({
        type: "intent",
        subject: ann.id,
        at: "2026-03-04T12:00:00.000Z",
        stateBefore: "active",
        before: { "profile.firstName": "Ann", "profile.title": "Analyst" },
        what: {
          operation: "suspend",
          state: "suspended",
          ground: "stated",
          because: expect.stringContaining("has left"),
        },
      });
      const account = target.get("ann@acme.example")?.id;
      const asked = ["lifecycle/suspend", "sessions"].map(
        (path) => target.requests.find((request) => request.path === `/api/v1/users/${account}/${path}`)?.requestId,
      );
      expect(outcome).toMatchObject({ type: "outcome", result: "done", account, requests: asked });
    },
  );

  accident("rule 13: what the mapping does not own stands in no log, and no secret anywhere", async () => {
    const { source, store, target, hire, goTo, run, plan } = await openCompany({
      settings: { lifecycle: { zone: "Europe/London", joiners: { firstState: "suspended until start" } } },
    });
    const ann = hire("Ann");
    hire("June", { status: "newHire", employmentStartDate: "2026-04-01" });
    const planned = await plan();
    await run();
    target.signIn("ann@acme.example");
    target.updateProfile("ann@acme.example", { costCenter: "nobody's business" });
    source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
    goTo("2026-03-04T12:00:00Z");
    const { plan: last, report } = await run();
    const kept = JSON.stringify([planned, last, report, await entriesOf(store), await linksOf(store)]);
    const { taxId, calendarFeedToken, birthday } = source.person(ann.id) as unknown as { [field: string]: string };
    expect(taxId && calendarFeedToken && birthday).toBeTruthy();
    for (const secret of [source.token, target.token, taxId, calendarFeedToken, "nobody's business", "password"])
      expect(kept).not.toContain(secret);
  });

  accident("rule 13: an end that lies ahead reaches no target before its moment", async () => {
    const { source, target, hire, goTo, run, plan } = await openCompany({
      settings: { mapping: { fromEmployee: { "profile.division": lastDay } } },
    });
    const ann = hire("Ann");
    const before = await run().then(() => JSON.stringify(target.get("ann@acme.example")?.profile));
    source.offboard(ann.id, { employmentEndDate: "2026-03-31" });
    goTo("2026-03-04T12:00:00Z");
    expect(changesOf(await plan(), ann.id)).toEqual([]);
    await run();
    expect(JSON.stringify(target.get("ann@acme.example")?.profile)).toBe(before);
  });
});

describe("rule 14: a leaver is out when that is confirmed", () => {
  accident(
    "rule 14: a leaver whose sessions could not be ended is not out, is told of, and is finished by the next run",
    async () => {
      const { target, goTo, run, plan, ...company } = await openCompany();
      await leaverAtWork({ target, goTo, run, plan, ...company });
      target.planFault({ kind: "internal error", path: /sessions$/ });
      const { report } = await run();
      expect(report).toMatchObject({ applied: 0, open: 1 });
      expect(report.perChange[0]?.reason).toContain("Leaver not out");
      goTo("2026-03-04T12:10:00Z");
      await run();
      const ended = target.requests.filter(({ path, status }) => path.endsWith("/sessions") && status === 204);
      expect(ended).toHaveLength(1);
      expect(doings(await plan())).toEqual([]);
    },
  );

  accident("rule 14: a leaver whom Okta takes for suspended and does not show so is not out yet", async () => {
    const company = await openCompany({ okta: { deactivationLagMs: 30_000 } });
    await leaverAtWork(company, { neverSignedIn: true });
    const { report } = await company.run();
    expect(report).toMatchObject({ applied: 0, open: 1 });
    expect(report.perChange[0]?.reason).toContain("Leaver not out");
    company.goTo("2026-03-04T12:10:00Z");
    await company.run();
    expect(company.statusOf("ann@acme.example")).toBe("DEPROVISIONED");
    expect(doings(await company.plan())).toEqual([]);
  });

  accident("rule 14: the log has what both clocks of a leaver are read from", async () => {
    const company = await openCompany();
    await leaverAtWork(company);
    const { plan: planned } = await company.run();
    const outcome = (await entriesOf(company.store)).findLast(({ type }) => type === "outcome") as Outcome;
    const endedMs = Date.parse(planned.changes[0]?.due?.at ?? "");
    const enteredMs = Date.parse("2026-03-04T09:00:00Z");
    expect(exposureMs(endedMs, Date.parse(outcome.at))).toBe(12 * hourMs);
    expect(reactionMs(endedMs, enteredMs, Date.parse(outcome.at))).toBe(3 * hourMs);
  });
});

/** The last working day, as a text of the account. */
const lastDay = { value: { from: "endDate", through: [["formatDay", "YYYY-MM-DD"]] } };

/** Ann has worked until yesterday, the 3rd; HR entered that today at nine, and now it is noon. */
async function leaverAtWork(
  { source, target, hire, goTo, run }: Company,
  { neverSignedIn = false } = {},
): Promise<void> {
  const ann = hire("Ann");
  await run();
  if (!neverSignedIn) target.signIn("ann@acme.example");
  goTo("2026-03-04T09:00:00Z");
  source.offboard(ann.id, { employmentEndDate: "2026-03-03" });
  goTo("2026-03-04T12:00:00Z");
}

async function entriesOf(store: Store): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of store.entries("accidents", { since: "2026-01-01T00:00:00Z" })) entries.push(...batch);
  return entries;
}

async function linksOf(store: Store): Promise<readonly unknown[]> {
  const links: unknown[] = [];
  for await (const batch of store.links("accidents", "people")) links.push(...batch);
  return links;
}
