import type { Shape } from "../shape/shape.ts";
import type { Capability, Definition, Described, Events } from "./adapter.ts";
import type { AnyResource } from "./any-adapter.ts";
import { standIn } from "./stand-in.ts";

/** The abilities a resource may have, in the order of the capability table. `become` has one for each state it leads to. */
const abilities = [
  "read",
  "belongsTo",
  "changes",
  "get",
  "find",
  "discover",
  "create",
  "update",
  "become",
  "revokeSessions",
  "members",
  "memberAttribute",
] as const satisfies readonly (keyof AnyResource)[];

const belongings = ["groups", "apps"] as const;

/** The names of the abilities that a bound resource has: `read`, `update`, `become.suspended`, … */
export const abilitiesOf = (resource: Omit<AnyResource, "attributes">): readonly string[] =>
  abilities.flatMap((ability) => {
    if (ability === "become") return Object.keys(resource.become ?? {}).map((state) => `become.${state}`);
    if (ability === "belongsTo")
      return belongings.filter((which) => resource.belongsTo?.[which]).map((which) => `belongsTo.${which}`);
    return resource[ability] ? [ability] : [];
  });

/** The capability table of a definition, computed from the members that are there and never declared. Settings may later take abilities away. */
export const capabilitiesOf = <Input, Settings, Api, PR, P extends Shape<PR>, GR, G extends Shape<GR>>(
  definition: Definition<Input, Settings, Api, PR, P, GR, G>,
): readonly Capability[] =>
  Object.freeze([
    ...resourceCapabilities("people", definition.people),
    ...(definition.groups ? resourceCapabilities("groups", definition.groups) : []),
    ...eventCapabilities(definition.events?.(standIn as Api, standIn as Settings)),
  ]);

const resourceCapabilities = <Row, S extends Shape<Row>, Api, Settings>(
  name: "people" | "groups",
  { can, permissions, alsoChanges }: Described<Row, S, Api, Settings>,
): readonly Capability[] => {
  const resource = can(standIn as Api, standIn as Settings);
  return abilitiesOf(resource).map((ability) => ({
    ability: `${name}.${ability}`,
    ...(permissions?.[ability] && { permission: permissions[ability] }),
    undoable: !resource.irreversible?.includes(ability),
    ...(alsoChanges?.[ability] && { alsoChanges: alsoChanges[ability] }),
  }));
};

const eventCapabilities = (events: Events | undefined): readonly Capability[] =>
  (["receive", "poll", "register"] as const).flatMap((way) =>
    events?.[way] ? [{ ability: `events.${way}`, undoable: true }] : [],
  );
