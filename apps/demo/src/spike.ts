import { createMemoryStore, createSync, defaultIo } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import { createHumaansStandIn, createOktaStandIn, createPeople, castStoryline, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
const count = Number(process.argv[2] ?? 60);
let base = Date.parse("2027-03-01T09:00:00Z") - Date.now();
const now = () => Date.now() + base;
const clock = { now, wallNow: Date.now };
const people = createPeople({ seed: "demo", count, today: "2027-03-01" });
const source = createHumaansStandIn({ people, clock });
const target = createOktaStandIn({ clock, switches: { finishActivationAfterMs: 7200_000 }, limits: generousLimits });
const [a, b] = await Promise.all([serveStandIn(source), serveStandIn(target)]);
const cast = castStoryline(people);
console.log(cast);
target.planFault({ kind: "lost answer", method: "POST", path: /users$/, nth: 5 });
target.planFault({ kind: "rate limited", method: "POST", path: /users$/, nth: 10, retryAfterSeconds: 2 });
const io = { ...defaultIo(), now, onWait: (w: unknown) => console.log("WAIT", w) };
const sync = createSync({ source: humaans.connect({ apiToken: source.token, baseUrl: `${a.url}/api` }, io), target: okta.connect({ domain: b.url, apiToken: target.token }, { ...io, now: Date.now }), settings: { id: "demo", vendorHoldMs: 2000, lifecycle: { zone: "Europe/London" }, mapping: { fromEmployee: { "profile.managerId": "manager" } } }, store: createMemoryStore({ now }), now });
console.log(JSON.stringify(await sync.check(), null, 1));
let first = true;
const round = async (label: string) => {
  console.time(label);
  for (let i = 0; i < 3; i++) {
    const plan = await sync.plan(first ? { syncAll: true } : {});
    first = false;
    console.log("==", label, i, JSON.stringify(plan.counts), plan.confirmation);
    const seen = new Map<string, number>();
    for (const c of plan.changes) { const n = (seen.get(c.operation) ?? 0) + 1; seen.set(c.operation, n); if (n <= 4) console.log("  ", c.lane, c.operation, c.who, JSON.stringify(c.set ?? {}), JSON.stringify(c.was ?? {}), JSON.stringify(c.from ?? {}), c.state ?? "", c.stateWas, c.statusWas, "|", c.because, JSON.stringify(c.after ?? []), c.due, c.held ? JSON.stringify(c.held) : "", c.evidence); }
    for (const x of plan.issues.slice(0,12)) console.log("   !", JSON.stringify(x));
    const r = await sync.apply(plan, { confirm: plan.digest });
    console.log("  applied", r.applied, "failed", r.failed, r.perChange.filter((x) => x.result !== "done").slice(0,5));
    if (plan.changes.length === 0) break;
  }
  console.timeEnd(label);
};
await round("1");
base = Date.parse("2027-03-08T09:00:00Z") - Date.now();
await round("2");
base = Date.parse("2027-03-15T09:00:00Z") - Date.now();
await round("3");
console.log(await sync.simulate("2027-03-15T00:00:00Z", "2027-03-31T00:00:00Z"));
console.log(JSON.stringify(await sync.explain(source.idOf(people[7]!.id), "profile.manager")));
console.log(target.inspect().countByStatus, source.requests.length, target.requests.length);
await a.close(); await b.close();
