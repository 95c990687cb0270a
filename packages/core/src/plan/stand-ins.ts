import { fingerprintOf } from "../diff/fingerprints.ts";
import { cascadedNames } from "./cascade-of.ts";
import type { GroupScene } from "./group-scene.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import { statesIn } from "./presence-after.ts";

/** Whether the vendor put an account into an attribute of a group by itself. `last`: the fingerprint of what this sync wrote there last. */
export type StandIns = (attribute: string, account: string, last: string | undefined) => boolean;

/**
 * Tells owners of the target who came into a reference by the vendor's own doing, as whom this sync wrote last is out by now, from those whom a person set. One
 * set by hand before that person went is taken for the former: nothing tells them apart.
 */
export function createStandIns({ fold }: GroupScene, attributes: readonly OwnedAttribute[]): StandIns {
  const { resource, owners = [], target } = fold.context.input;
  const cascaded = new Set(cascadedNames(resource, "groups"));
  const compareOf = new Map(attributes.map(({ name, facts }) => [name, facts.compare]));
  const present = new Map<string, ReadonlySet<string>>();
  const inBy = (attribute: string): ReadonlySet<string> => {
    const known = present.get(attribute) ?? fingerprintsIn(target, compareOf.get(attribute));
    present.set(attribute, known);
    return known;
  };
  return (attribute, account, last) =>
    cascaded.has(attribute) &&
    owners.includes(account) &&
    target.extent.complete &&
    last !== undefined &&
    last !== nobody &&
    !inBy(attribute).has(last);
}

const nobody = fingerprintOf(null);

/** Of the accounts of everybody who is in as the target was read. */
function fingerprintsIn(
  target: GroupScene["fold"]["context"]["input"]["target"],
  compare: OwnedAttribute["facts"]["compare"],
): ReadonlySet<string> {
  const marks = new Set<string>();
  for (let place = 0; place < target.size; place++)
    if (statesIn.includes(target.state(place))) marks.add(fingerprintOf(target.id(place), compare));
  return marks;
}
