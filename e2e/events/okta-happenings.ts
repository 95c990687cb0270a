import type { OktaStandIn } from "@rosterkit/sandbox";
import type { Random } from "../simulation/create-random.ts";

/** The group whose members have an account. */
export const staff = "Staff";

const profileOf = (name: string) => ({
  login: `${name}@acme.example`,
  email: `${name}@acme.example`,
  firstName: name,
  lastName: "Brock",
});

/** What admins do in an org of some users, from day to day. */
export function oktaHappenings(okta: OktaStandIn): (random: Random) => void {
  const group = okta.addGroup({ name: staff });
  const add = (name: string, groupIds: readonly string[]) => okta.addUser({ profile: profileOf(name), groupIds });
  const ids = Array.from({ length: 12 }, (_, index) => add(`user${index}`, index < 9 ? [group] : []));
  let number = 0;
  const isMember = (id: string) => okta.inspect().groups.some((one) => one.id === group && one.memberIds.includes(id));
  const inForce: readonly ((id: string) => void)[] = [
    (id) => okta.updateProfile(id, { firstName: `First${number}` }),
    (id) => okta.updateProfile(id, { lastName: `Last${number}`, displayName: `Name ${number}` }),
    (id) => (isMember(id) ? okta.removeMember(group, id) : okta.addMember(group, id)),
    (id) => okta.deactivate(id),
  ];
  return (random) => {
    number += 1;
    if (random.chance(0.2)) return void ids.push(add(`new${number}`, random.chance(0.7) ? [group] : []));
    const id = random.pick(ids);
    if (okta.get(id)?.status !== "DEPROVISIONED") return random.pick(inForce)(id);
    okta.activate(id);
    if (!isMember(id)) okta.addMember(group, id);
  };
}
