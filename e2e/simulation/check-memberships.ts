import { type Link, type Links, loadLinks, type Plan } from "@rosterkit/core";
import type { HumaansPerson, OktaInspectedGroup } from "@rosterkit/sandbox";
import { complain, type World } from "./create-world.ts";
import { departmentsOf } from "./departments-of.ts";
import { type Expected, expectedState } from "./expected-state.ts";
import { departmentOf } from "./judge-group-write.ts";

/** In the end everybody who is linked and in is in the group of their department, and in no other one that is kept. */
export async function checkMemberships(world: World, plan: Plan): Promise<void> {
  if (!world.settings.groups || isUnproven(world, plan)) return;
  const groups = await loadLinks(world.store, world.sync, "groups");
  const people = await loadLinks(world.store, world.sync, "people");
  for (const person of world.humaans.people) {
    const account = accountOf(world, plan, person, people.bySource(person.id));
    if (account !== undefined) checkPerson(world, plan, groups, person, account);
  }
}

/** Where every group is gone no read by id can be tried, so nothing is concluded from that, which is told. */
const isUnproven = ({ okta }: World, { issues }: Plan): boolean =>
  okta.inspect().groups.every(({ type }) => type !== "OKTA_GROUP") &&
  issues.some(({ resource, code }) => resource === "groups" && code === "incomplete target read");

/** The account of somebody who must be in their group. `undefined`: they need not be, or something else is told about them. */
function accountOf(world: World, plan: Plan, person: HumaansPerson, link: Link | undefined): string | undefined {
  const facts = { zone: world.zone, revoked: world.revoked.get(person.id) };
  const expected = expectedState(person, Date.parse(plan.at), facts);
  const user = link?.verdict === "same" ? world.okta.get(link.target ?? "") : undefined;
  if (!user || user.status === "DEPROVISIONED" || !isDue(world, expected)) return undefined;
  return isHeld(plan, person.id) ? undefined : user.id;
}

/** Before the account is due nobody is put in. */
const isDue = ({ settings }: World, expected: Expected): boolean =>
  expected === "in" || (expected === "before start" && settings.lifecycle.joiners?.provision === "on creation");

/** What is left of a plan is held, or waits for what is held. */
const isHeld = ({ changes }: Plan, subject: string) => changes.some((change) => change.subject === subject);

const excuses = ["group missing", "group refused", "unsettled", "name clash", "incomplete members"];

const isTold = ({ issues }: Plan, subject: string) =>
  issues.some((issue) => issue.resource === "groups" && issue.subject === subject && excuses.includes(issue.code));

function checkPerson(world: World, plan: Plan, groups: Links, person: HumaansPerson, account: string): void {
  const departments = departmentsOf(world, person);
  if (departments.size !== 1) return;
  const [department = ""] = departments;
  const subject = `department:${department}`;
  const found = world.okta.inspect().groups.filter(({ memberIds }) => memberIds.includes(account));
  const wanted = groups.bySource(subject)?.target;
  if (department !== "" && !isHeld(plan, subject) && !isTold(plan, subject))
    if (!found.some(({ id }) => id === wanted))
      complain(world, `${person.id} ${account} is not in the group of ${department}, and nobody is told`);
  for (const group of found) checkOther(world, plan, groups.byTarget(group.id), group, person, department);
}

function checkOther(
  world: World,
  plan: Plan,
  link: Link | undefined,
  { id }: OktaInspectedGroup,
  person: HumaansPerson,
  department: string,
): void {
  if (!link || departmentOf(link.source) === department || world.settings.groups?.removeMembers === false) return;
  if (isHeld(plan, link.source) || isTold(plan, link.source)) return;
  complain(world, `${person.id} is in ${id} of ${link.source}, and not of that department`);
}
