import type { OktaInspectedGroup } from "@rosterkit/sandbox";
import { tell, type World } from "./create-world.ts";

/** Something that an administrator does to groups at Okta. Does nothing where none fits. */
export function actOnGroups(world: World): void {
  const group = world.random.any(ownGroups(world));
  const [name, act] = group ? world.random.pick(acts) : making;
  try {
    const done = act(world, group);
    if (done) tell(world, `Okta: ${name} ${done}`);
  } catch {
    // The org forbids it, as it would to anybody.
  }
}

/** `group`: any of Okta's own. */
type Act = (world: World, group: OktaInspectedGroup | undefined) => string | undefined;

const ownGroups = ({ okta }: World) => okta.inspect().groups.filter(({ type }) => type === "OKTA_GROUP");

/** A group with a name that a department has, or is about to have, in one spelling or another. */
const makeGroup: Act = ({ okta, random, settings, humaans }) => {
  const used = humaans.people.map(({ jobRole }) => jobRole?.department ?? "").filter((one) => one.trim() !== "");
  const name = `${settings.groups?.addPrefix ?? ""}${random.pick([...used, "Research", "Kitchen", "Sales", "Finance"]).trim()}`;
  const type = random.pick(["OKTA_GROUP", "OKTA_GROUP", "OKTA_GROUP", "APP_GROUP"] as const);
  const isTaken = okta.inspect().groups.some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (isTaken && type === "OKTA_GROUP") return undefined;
  const id = okta.addGroup({ name: random.chance(0.3) ? name.toUpperCase() : name, type });
  const user = random.any(okta.inspect().users);
  if (user && random.chance(0.6)) okta.addMember(id, user.id);
  if (random.chance(0.2)) okta.giveRole(id, "USER_ADMIN");
  return `${id} ${name} (${type})`;
};

const addMember: Act = ({ okta, random, groups }, group) => {
  const user = random.any(okta.inspect().users);
  if (!user || !group) return undefined;
  groups.touched.add(group.id);
  okta.addMember(group.id, user.id);
  return `${user.id} to ${group.id}`;
};

const removeMember: Act = ({ okta, random, groups }, group) => {
  const member = random.any(group?.memberIds ?? []);
  if (!member || !group) return undefined;
  groups.touched.add(group.id);
  okta.removeMember(group.id, member);
  return `${member} from ${group.id}`;
};

const addRule: Act = ({ okta, random, groups, humaans }, group) => {
  if (!group) return undefined;
  const department = random.any(humaans.people)?.jobRole?.department ?? "Sales";
  groups.touched.add(group.id);
  okta.addGroupRule({ expression: `user.department==${JSON.stringify(department)}`, groupIds: [group.id] });
  return `${department} into ${group.id}`;
};

const turnRule: Act = ({ okta, random }) => {
  const rule = random.any(okta.inspect().rules);
  if (!rule) return undefined;
  const status = rule.status === "ACTIVE" ? "INACTIVE" : "ACTIVE";
  okta.setGroupRule(rule.id, status);
  return `${rule.id} ${status}`;
};

const rename: Act = ({ okta, random }, group) => {
  if (!group) return undefined;
  const name = random.chance(0.5) ? `Renamed ${random.below(1000)}` : group.name.toUpperCase();
  okta.renameGroup(group.id, name);
  return `${group.id} ${name}`;
};

const remove: Act = ({ okta, random, groups }, group) => {
  if (!group || !random.chance(0.3)) return undefined;
  okta.removeGroup(group.id);
  groups.removed.add(group.id);
  return group.id;
};

const making = ["group made beside", makeGroup] as const;

const acts: readonly (readonly [string, Act])[] = [
  making,
  making,
  ["put in by hand", addMember],
  ["put in by hand", addMember],
  ["taken out by hand", removeMember],
  ["taken out by hand", removeMember],
  ["group rule made", addRule],
  ["group rule turned", turnRule],
  ["group renamed by hand", rename],
  ["group removed", remove],
];
