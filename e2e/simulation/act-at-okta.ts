import type { OktaUserRecord } from "@rosterkit/sandbox";
import { actOnGroups } from "./act-on-groups.ts";
import { tell, type World } from "./create-world.ts";

/** Something that the people themselves, or somebody else's hand, do at Okta. Does nothing where nobody fits. */
export function actAtOkta(world: World): void {
  if (world.settings.groups && world.random.chance(0.5)) actOnGroups(world);
  else actOnAccounts(world);
}

function actOnAccounts(world: World): void {
  const [name, act] = world.random.pick(acts);
  const user = world.random.any(world.okta.inspect().users.slice(1));
  if (!user) return;
  try {
    if (act(world, user) === false) return;
  } catch {
    // The org's state forbids it, as it would to anybody.
    return;
  }
  tell(world, `Okta: ${name} ${user.id} (${user.status} → ${world.okta.get(user.id)?.status})`);
}

type Act = (world: World, user: OktaUserRecord) => unknown;

const byOthers =
  (act: (world: World, id: string) => void): Act =>
  (world, { id, status, transitioningToStatus }) => {
    act(world, id);
    const user = world.okta.get(id);
    // What takes the vendor a moment is theirs from the act on.
    if (user?.status !== status || user.transitioningToStatus !== transitioningToStatus) world.mover.set(id, "others");
  };

const signIn: Act = ({ okta }, { id }) => okta.signIn(id);

const drift: Act = ({ okta, random }, { id }) =>
  okta.updateProfile(
    id,
    random.pick([
      { title: "Changed by hand" },
      { department: null },
      { lastName: "Byhand" },
      { costCenter: "CC-1" },
      { mobilePhone: "+1 555 0100" },
    ]),
  );

const remove: Act = ({ okta, random, removed }, { id }) => {
  if (!random.chance(0.2)) return false;
  okta.remove(id);
  removed.add(id);
  return true;
};

/** Somebody makes an account by hand, with the address of somebody in HR or of nobody. */
const addByHand: Act = ({ okta, random, humaans, mover }) => {
  const person = random.any(humaans.people);
  const login = random.chance(0.5) ? person?.email : undefined;
  const address = login ?? `by.hand${random.below(10_000)}@acme.example`;
  const id = okta.addUser({
    profile: { login: address, email: address, firstName: "By", lastName: "Hand" },
    status: random.pick(["ACTIVE", "STAGED", "PROVISIONED"]),
  });
  mover.set(id, "others");
};

const acts: readonly (readonly [string, Act])[] = [
  ["sign-in of", signIn],
  ["sign-in of", signIn],
  ["sign-in of", signIn],
  ["sign-in of", signIn],
  ["security suspends", byOthers(({ okta }, id) => okta.suspend(id))],
  ["unsuspended by hand", byOthers(({ okta }, id) => okta.unsuspend(id))],
  ["deactivated by hand", byOthers(({ okta }, id) => okta.deactivate(id))],
  ["activated by hand", byOthers(({ okta }, id) => okta.activate(id))],
  ["locked out", ({ okta }, { id }) => okta.lock(id)],
  ["password expired of", ({ okta }, { id }) => okta.expirePassword(id)],
  ["drift at", drift],
  ["drift at", drift],
  ["removed for good", remove],
  ["made by hand, beside", addByHand],
];
