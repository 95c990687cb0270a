import { type Intent, type Link, loadLinks } from "@rosterkit/core";
import type { OktaInspectedGroup } from "@rosterkit/sandbox";
import { complain, type World } from "./create-world.ts";
import { aroundToday, departmentsOf } from "./departments-of.ts";
import { expectedState } from "./expected-state.ts";
import type { JudgedWrite, WriteRequest } from "./judged-write.ts";

/** Judges a write to a group, or of who is in it. */
export async function judgeGroupWrite(
  world: World,
  { method, path, body }: WriteRequest,
  intents: readonly Intent[],
): Promise<JudgedWrite> {
  const [, id, isMember, member] = path;
  const call = [method, ["groups", id && "{id}", isMember, member && "{id}"].filter(Boolean).join("/")].join(" ");
  const intent = intents.find((one) => isBehind(one, method, id, member, body.profile?.name));
  const groups = world.okta.inspect().groups;
  const group = groups.find((one) => one.id === id);
  if (!intent) complain(world, `${call} ${id ?? ""} has no journalled intent behind it`);
  if (group && id !== undefined) await judgeGroup(world, call, group, intent);
  if (group && member !== undefined) await judgeMember(world, `${call} ${group.id} ${member}`, method, member, intent);
  const known = new Set(groups.map((one) => one.id));
  return {
    call,
    account: id,
    ...(member !== undefined && { member }),
    intent,
    name: `${id ?? ""} ${member ?? String(body.profile?.name ?? "")}`,
    noteWrote: () => {
      if (id === undefined) noteMade(world, known, intent);
    },
  };
}

function isBehind({ what }: Intent, method: string, id?: string, member?: string, name?: unknown): boolean {
  if (what.resource !== "groups") return false;
  if (id === undefined) return what.operation === "create" && what.set?.["profile.name"] === name;
  if (what.account !== id) return false;
  if (member === undefined) return what.operation === "update";
  const moved = method === "DELETE" ? what.members?.remove : what.members?.add;
  return what.operation === "members" && moved?.includes(member) === true;
}

function noteMade({ okta, groups }: World, known: ReadonlySet<string>, intent: Intent | undefined): void {
  for (const { id, name } of okta.inspect().groups)
    if (!known.has(id) && name === intent?.what.set?.["profile.name"]) groups.made.set(id, intent?.subject ?? "");
}

/** A group that somebody else made is written to once a person has said so, and one that hands out administrator roles never. */
async function judgeGroup(world: World, call: string, group: OktaInspectedGroup, intent: Intent | undefined) {
  const isOurs = world.groups.made.has(group.id);
  if (!isOurs && !world.groups.approved.has(group.id))
    complain(world, `${call} ${group.id} writes to a group of somebody else, whom nobody asked`);
  if (group.type !== "OKTA_GROUP") complain(world, `${call} ${group.id} writes to a group of the type ${group.type}`);
  if (!isOurs && group.roles.length > 0 && !world.movedMidway)
    complain(world, `${call} ${group.id} writes to a group that hands out administrator roles`);
  const links = await loadLinks(world.store, world.sync, "groups");
  if (intent && links.bySource(intent.subject)?.target !== group.id)
    if (world.groups.made.get(group.id) !== intent.subject)
      complain(world, `${call} ${group.id} is not the group linked to ${intent.subject}`);
}

/** The department behind a group that was made of one. */
export const departmentOf = (subject: string): string => subject.slice("department:".length);

async function judgeMember(world: World, what: string, method: string, member: string, intent: Intent | undefined) {
  const link = (await loadLinks(world.store, world.sync, "people")).byTarget(member);
  if (!link) complain(world, `${what} moves an account that is linked to nobody`);
  if (!link || !intent || world.movedMidway) return;
  if (method === "DELETE") judgeRemoval(world, what, link, departmentOf(intent.subject));
  else if (!world.movedSincePlan) judgeAddition(world, what, link, departmentOf(intent.subject));
}

/** Whoever belongs there stays, and so does everybody of whom nobody can tell. */
function judgeRemoval(world: World, what: string, { source }: Link, department: string): void {
  const person = world.humaans.people.find(({ id }) => id === source);
  if (!person) {
    complain(world, `${what} takes out ${source}, who is only missing`);
    return;
  }
  const departments = departmentsOf(world, person, aroundToday);
  if (departments.size === 0 || [...departments].every((one) => one === department))
    complain(world, `${what} takes out ${source}, who belongs there`);
}

function judgeAddition(world: World, what: string, { source }: Link, department: string): void {
  const person = world.humaans.people.find(({ id }) => id === source);
  if (!person || !departmentsOf(world, person, aroundToday).has(department))
    complain(world, `${what} puts in ${source}, who does not belong there`);
  if (!person) return;
  // An end that comes while a run is under way is the next one's.
  const anHourAgo = world.time.now() - 3_600_000;
  const facts = { zone: world.zone, revoked: world.revoked.get(source) };
  if (expectedState(person, anHourAgo, facts) === "out") complain(world, `${what} puts in ${source}, who is out`);
  const isEarly = expectedState(person, world.time.now(), facts) === "before start";
  if (isEarly && world.settings.lifecycle.joiners?.provision === "on start date")
    complain(world, `${what} puts in ${source}, whose account is not due`);
}
