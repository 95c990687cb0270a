import { type Change, type Link, loadLinks } from "@rosterkit/core";
import type { OktaUserRecord } from "@rosterkit/sandbox";
import { checkGroups } from "./check-groups.ts";
import { checkJournal } from "./check-journal.ts";
import { complain, type World } from "./create-world.ts";
import { type Expected, expectedState, startsAtMs } from "./expected-state.ts";
import type { Run } from "./run-once.ts";

/** Checks everything that must be true after a run, however bad it was. */
export async function checkRun(world: World, run: Run): Promise<void> {
  const links = [...(await loadLinks(world.store, world.sync, "people"))];
  checkLinks(world, links);
  checkNobodyDoubled(world, links);
  await checkBaseline(world, run);
  checkGuard(world, run);
  await checkGroups(world, run);
  checkStates(world, links, run);
  await checkJournal(world, run);
}

function checkLinks(world: World, links: readonly Link[]): void {
  const owners = new Map<string, string>();
  for (const { source, target = "", verdict } of links) {
    if (verdict !== "same") continue;
    if (!world.okta.get(target) && !world.removed.has(target))
      complain(world, `the link of ${source} points to an account that never was`);
    if (owners.has(target)) complain(world, `${target} is linked to ${owners.get(target)} and to ${source}`);
    owners.set(target, source);
  }
}

function checkNobodyDoubled(world: World, links: readonly Link[]): void {
  const bySubject = new Map<string, string[]>();
  for (const [id, subject] of world.made)
    if (world.okta.get(id)) bySubject.set(subject, [...(bySubject.get(subject) ?? []), id]);
  for (const [subject, accounts] of bySubject) {
    const was = [...world.made].filter(([id, other]) => other === subject && world.removed.has(id));
    if (accounts.length > 1 && was.length === 0)
      complain(world, `${subject} has ${accounts.length} accounts made by us`);
  }
  const logins = new Map<string, string>();
  for (const { id, profile } of world.okta.inspect().users) {
    const login = String(profile.login).toLowerCase();
    const other = logins.get(login);
    if (other !== undefined && world.made.has(id) && world.made.has(other))
      complain(world, `${other} and ${id} have the same login`);
    logins.set(login, id);
  }
  const linked = new Set(links.map(({ target }) => target));
  for (const id of world.made.keys())
    if (world.isQuiet && world.okta.get(id) && !linked.has(id))
      complain(world, `${id} was made by us and is linked to nobody`);
}

/** The baseline is those who had started at the first complete read, and never changes but by syncing all. */
async function checkBaseline(world: World, { syncAll }: Run): Promise<void> {
  const kept = (await world.store.kept(world.sync, "baseline")) as { at: string; ids: readonly string[] } | undefined;
  if (!kept || kept.at === world.baseline.at) return;
  if (world.baseline.at !== undefined && !(syncAll && kept.ids.length === 0))
    complain(world, "the baseline has changed");
  world.baseline.at = kept.at;
  const atMs = Date.parse(kept.at);
  world.baseline.atMs = atMs;
  world.baseline.ids = new Set(kept.ids);
  if (world.movedSincePlan || world.movedMidway || syncAll) return;
  const started = world.humaans.people.filter((person) => {
    const startMs = startsAtMs(person, world.zone) ?? (person.status === "newHire" ? Infinity : -Infinity);
    return startMs <= atMs;
  });
  const wanted = new Set(started.map(({ id }) => id));
  const wrong = [...kept.ids.filter((id) => !wanted.has(id)), ...[...wanted].filter((id) => !kept.ids.includes(id))];
  if (wrong.length > 0) complain(world, `the baseline is wrong about ${wrong.join(", ")}`);
}

const dayMs = 86_400_000;

/** No class goes over its count without a person's word; companies here are too small for shares. */
function checkGuard(world: World, { plan, beside }: Run): void {
  for (const one of [beside?.plan, plan])
    if (one?.confirmation) for (const write of world.writes) if (write.atMs >= Date.parse(one.at)) confirmed.add(write);
  if (!plan || plan.confirmation) return;
  const guard = world.settings.guard ?? {};
  const limits = [
    [["create"], guard.create?.count ?? 25],
    [["suspend", "deactivate"], guard.remove?.count ?? 10],
  ] as const;
  const atMs = Date.parse(plan.at);
  for (const [operations, limit] of limits) {
    const done = world.writes.filter(
      (write) =>
        write.wrote &&
        write.resource === "people" &&
        write.atMs >= atMs - dayMs &&
        (operations as readonly (string | undefined)[]).includes(write.operation) &&
        !write.isMaking,
    );
    if (!done.some((write) => write.atMs >= atMs && !write.isExcused)) continue;
    const subjects = new Set(done.map(({ subject }) => subject));
    const excused = new Set(
      done.filter((write) => write.isExcused || confirmed.has(write)).map(({ subject }) => subject),
    );
    if (subjects.size - excused.size > limit)
      complain(
        world,
        `${subjects.size} times ${operations[0]} in a day, ${excused.size} of them excused; ${limit} are fine`,
      );
  }
}

const confirmed = new WeakSet<object>();

const inStates: readonly string[] = ["PROVISIONED", "ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"];

/** Whoever is not where they should be is told of: by a rejected run, an outcome, a hold or an issue. */
function checkStates(world: World, links: readonly Link[], run: Run): void {
  const { plan, report } = run;
  if (!plan || !report || run.died || run.beside || world.movedSincePlan || world.movedMidway) return;
  const atMs = Date.parse(plan.at);
  for (const link of links) {
    if (run.only && !run.only.includes(link.source)) continue;
    const user = link.verdict === "same" ? world.okta.get(link.target ?? "") : undefined;
    const person = world.humaans.people.find(({ id }) => id === link.source);
    if (!user || !person) continue;
    const expected = expectedState(person, atMs, { zone: world.zone, revoked: world.revoked.get(link.source) });
    const wrong = whatIsWrong(world, user, expected);
    if (!wrong) continue;
    const told = toldOf(run, link.source, user.id);
    if (told.length === 0) complain(world, `${link.source} ${user.id} ${wrong}, and nobody is told`);
    else if (world.isQuiet && !told.some((one) => mayStay(world, user, one)))
      complain(world, `${link.source} ${user.id} ${wrong} in the end: ${told.join(", ")}`);
  }
}

/** What a person sees of somebody. */
function toldOf({ plan, report }: Run, subject: string, account: string): readonly string[] {
  // While it is open whose an account is, the record that had it acts on nothing, and the evidence names it.
  const isAbout = (change: Change) => change.subject === subject || (change.held && change.account === account);
  const changes = plan?.changes.filter(isAbout) ?? [];
  const results = report?.perChange.filter((one) => one.subject === subject && one.result !== "done") ?? [];
  const issues = plan?.issues.filter((one) => one.subject === subject && one.attribute === undefined) ?? [];
  const incomplete = plan?.issues.filter(({ code }) => code === "incomplete read" || code === "incomplete target read");
  return [
    ...changes.flatMap(({ held }) => (held ? [`held: ${held.code}`] : [])),
    // A link says in its evidence what state the account was found in; what is to be done about it is the next plan's.
    ...changes.flatMap(({ operation }) => (operation === "link" ? ["linked now"] : [])),
    ...results.map(({ operation, result }) => `${operation} ${result}`),
    ...[...issues, ...(incomplete ?? [])].map(({ code }) => `issue: ${code}`),
  ];
}

/** What is right to leave when nothing is in the way any more. */
const mayStay = (world: World, { id, status }: OktaUserRecord, told: string): boolean =>
  (told === "issue: state not ours" && world.mover.get(id) === "others" && !inStates.includes(status)) ||
  told === "held: conflict" ||
  told === "held: protected" ||
  // Okta refuses to suspend from these, which the settings say is to be reported.
  (/^suspend (refused|failed|open)$/.test(told) && inStates.includes(status) && status !== "ACTIVE") ||
  // Activation is left to IT, and so is bringing somebody back.
  (told === "issue: left to IT" && world.settings.lifecycle.joiners?.activate === false) ||
  told === "issue: state unreachable";

function whatIsWrong({ settings }: World, { status }: OktaUserRecord, expected: Expected): string | undefined {
  const { joiners, leavers } = settings.lifecycle;
  const isIn = inStates.includes(status);
  if (expected === "out") {
    if (isIn || status === "STAGED") return `is ${status} and should be out`;
    return leavers?.action === "deactivate" && status !== "DEPROVISIONED" ? `is ${status}, not deactivated` : undefined;
  }
  if (expected === "in") {
    if (isIn) return undefined;
    return joiners?.activate === false && status === "STAGED" ? undefined : `is ${status} and should be in`;
  }
  return undefined;
}
