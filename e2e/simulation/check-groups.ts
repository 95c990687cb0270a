import { type Intent, loadLinks, type Outcome } from "@rosterkit/core";
import { readJournal } from "./check-journal.ts";
import { complain, type World, type Write } from "./create-world.ts";
import type { Run } from "./run-once.ts";

/** Checks what must be true of groups after a run, however bad it was. */
export async function checkGroups(world: World, run: Run): Promise<void> {
  if (!world.settings.groups) return;
  await checkLinks(world);
  checkNoneDoubled(world);
  checkRemovals(world, run);
  await checkMoved(world);
}

async function checkLinks(world: World): Promise<void> {
  const owners = new Map<string, string>();
  const there = new Set(world.okta.inspect().groups.map(({ id }) => id));
  for (const { source, target = "", verdict } of await loadLinks(world.store, world.sync, "groups")) {
    if (verdict !== "same") continue;
    if (!there.has(target) && !world.groups.removed.has(target))
      complain(world, `the link of ${source} points to a group that never was`);
    if (there.has(target) && !world.groups.made.has(target) && !world.groups.approved.has(target))
      complain(world, `${source} is linked to ${target}, a group of somebody else, and nobody was asked`);
    if (owners.has(target)) complain(world, `${target} is linked to ${owners.get(target)} and to ${source}`);
    owners.set(target, source);
  }
}

function checkNoneDoubled(world: World): void {
  const there = new Set(world.okta.inspect().groups.map(({ id }) => id));
  const bySubject = Map.groupBy([...world.groups.made], ([, subject]) => subject);
  for (const [subject, made] of bySubject) {
    const left = made.filter(([id]) => there.has(id));
    if (left.length > 1) complain(world, `${subject} has ${left.length} groups made by us`);
  }
}

const dayMs = 86_400_000;

/** Nobody is taken out of groups beyond what is fine in a day without a person's word. */
function checkRemovals(world: World, { plan }: Run): void {
  if (!plan || plan.confirmation) return;
  const limit = world.settings.guard?.["membership removed"]?.count ?? 25;
  const atMs = Date.parse(plan.at);
  const isRemoval = ({ wrote, member, call }: Write) => wrote && member !== undefined && call.startsWith("DELETE");
  const done = world.writes.filter((write) => isRemoval(write) && write.atMs >= atMs - dayMs && !write.isExcused);
  if (!done.some((write) => write.atMs >= atMs)) return;
  if (done.length > limit) complain(world, `${done.length} taken out of groups in a day; ${limit} are fine`);
}

/** The journal names those whom the vendor really moved, and nobody else. */
async function checkMoved(world: World): Promise<void> {
  const { intents, outcomes } = await readJournal(world);
  const byIntent = Map.groupBy(world.writes, ({ intent = "" }) => intent);
  for (const [name, outcome] of outcomes) {
    const intent = intents.get(name);
    if (intent?.what.operation === "members") checkMovedBy(world, name, intent, outcome, byIntent.get(name) ?? []);
  }
}

function checkMovedBy(
  world: World,
  name: string,
  { what }: Intent,
  { members, result }: Outcome,
  writes: readonly Write[],
): void {
  const wanted = (what.members?.remove ?? what.members?.add ?? []).filter((id) => typeof id === "string");
  const moved = members?.removed ?? members?.added ?? [];
  for (const id of moved)
    if (!wanted.includes(id)) complain(world, `${name} moved ${id}, whom its intent does not name`);
  // Others may have undone, or done, the same between write and look.
  if (world.groups.touched.has(what.account ?? "") || world.groups.removed.has(what.account ?? "")) return;
  const written = writes.filter(({ wrote }) => wrote).map(({ member }) => member);
  for (const id of moved)
    if (!written.includes(id)) complain(world, `${name} says that it moved ${id}, and nothing was sent`);
  for (const id of new Set(written))
    if (id !== undefined && !moved.includes(id) && !world.removed.has(id))
      complain(world, `${name} moved ${id}, and the journal, ${result}, does not say so`);
}
