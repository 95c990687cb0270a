import { executableChanges, loadLinks, openIntents, type Plan } from "@rosterkit/core";
import type { HumaansPerson } from "@rosterkit/sandbox";
import { checkMemberships } from "./check-memberships.ts";
import { complain, type World } from "./create-world.ts";
import { expectedState, startsAtMs } from "./expected-state.ts";
import type { Run } from "./run-once.ts";

/** Checks what must be true once faults have stopped and holds are settled. */
export async function checkEnd(world: World, { plan, report }: Run): Promise<void> {
  if (!plan) return complain(world, "there is no plan, though nothing is in the way");
  // Okta refuses to suspend from some states; the settings say that this is reported, and every run tries again.
  const refused = new Set(
    report?.perChange.flatMap(({ change, operation, result }) =>
      operation === "suspend" && result === "refused" ? [change] : [],
    ),
  );
  const left = executableChanges(plan.changes).filter(
    (change) => ![change.id, ...(change.after ?? [])].some((id) => refused.has(id)),
  );
  if (left.length > 0)
    complain(
      world,
      `not converged: ${left.map(({ id, operation, set }) => `${id} ${operation} ${Object.keys(set ?? {})}`).join("; ")}`,
    );
  const open = await openIntents(world.store, world.sync);
  if (open.length > 0) complain(world, `${open.length} intents have no outcome`);
  await checkOutcomes(world);
  checkMails(world);
  await checkAccounts(world, plan);
  await checkMemberships(world, plan);
}

/** Every intent has one outcome, and every write one intent. */
async function checkOutcomes(world: World): Promise<void> {
  const { store, sync } = world;
  const outcomes = new Map<string, number>();
  const intents = new Set<string>();
  for await (const batch of store.entries(sync, { since: "2000-01-01T00:00:00.000Z" }))
    for (const entry of batch) {
      if (entry.type === "run") continue;
      const name = `${entry.run} ${entry.change}`;
      if (entry.type === "intent") intents.add(name);
      else outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }
  for (const name of intents)
    if (outcomes.get(name) !== 1) complain(world, `${name} has ${outcomes.get(name) ?? 0} outcomes`);
  for (const name of outcomes.keys()) if (!intents.has(name)) complain(world, `${name} has an outcome and no intent`);
}

/** Whoever was suspended until their start has a password that nobody knows, so letting them in sends a reset. */
function checkMails(world: World): void {
  const wrote = world.writes.filter(({ wrote: did }) => did);
  for (const { account = "", mails } of wrote.filter(({ call }) => /unsuspend$/.test(call))) {
    const user = world.okta.get(account);
    // Whoever signs in has a password; whoever was put out again by somebody else is theirs.
    if (mails === 0 || user?.status !== "ACTIVE" || user.lastLoginAt !== null) continue;
    if (!wrote.some((write) => write.account === account && /reset_password$/.test(write.call)))
      complain(world, `${account} was let in with a password that nobody knows, and no reset was sent`);
  }
}

/** Everybody who should have an account has one, and it says what HR says. */
async function checkAccounts(world: World, plan: Plan): Promise<void> {
  const links = await loadLinks(world.store, world.sync, "people");
  const atMs = Date.parse(plan.at);
  for (const person of world.humaans.people) {
    if (expectedState(person, atMs, { zone: world.zone, revoked: world.revoked.get(person.id) }) !== "in") continue;
    const isTold = plan.issues.some(({ subject }) => subject === person.id);
    // What is left of a converged plan is held, or waits for what is held.
    const isHeld = plan.changes.some(({ subject }) => subject === person.id);
    if (isTold || isHeld) continue;
    const link = links.bySource(person.id);
    const user = link?.verdict === "same" ? world.okta.get(link.target ?? "") : undefined;
    if (!user) {
      if (isDue(world, person)) complain(world, `${person.id} ${person.email} has no account and nobody is told`);
      continue;
    }
    if (user.status === "DEPROVISIONED") continue;
    checkProfile(world, person, user.id);
  }
}

function isDue({ settings, baseline, zone }: World, person: HumaansPerson): boolean {
  if (!person.email) return false;
  if (!settings.newJoinersOnly) return true;
  const startMs = startsAtMs(person, zone) ?? -Infinity;
  return !baseline.ids?.has(person.id) || startMs > (baseline.atMs ?? 0);
}

/** Of two roles from the same day nobody knows which one is in force. */
function hasOneRole({ humaans }: World, { id }: HumaansPerson): boolean {
  const days = humaans.jobRoles.flatMap(({ personId, effectiveDate }) => (personId === id ? [effectiveDate] : []));
  return new Set(days).size === days.length;
}

function checkProfile(world: World, person: HumaansPerson, account: string): void {
  const { profile } = world.okta.get(account) ?? {};
  const wanted = {
    login: person.email,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    mobilePhone: person.personalPhoneNumber,
    ...(hasOneRole(world, person) && { title: person.jobRole?.jobTitle }),
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined || value === null || value === "") continue;
    const found = profile?.[name];
    if (String(found).toLowerCase() !== value.toLowerCase())
      complain(world, `${account} of ${person.id} has ${name} ${found}, not ${value}`);
  }
}
