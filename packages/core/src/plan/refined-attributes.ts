import type { AnyResource } from "../adapter/any-adapter.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import type { OwnedAttribute } from "./plan-context.ts";

/** The attributes of groups that a rule of the vendor's own settles: references to people that no rule of the mapping makes. */
export const refinedAttributes = (
  { attributes, refine }: Pick<AnyResource, "attributes" | "refine">,
  { names }: Pick<CompiledMapping, "names">,
): readonly OwnedAttribute[] =>
  Object.entries(refine ? attributes : {}).flatMap(([name, facts]) =>
    facts.kind !== "person" || facts.readOnly || names.includes(name)
      ? []
      : [{ name, facts, onCreateOnly: false, onNull: undefined, drift: "restore" as const }],
  );

/** How the rule of such an attribute is told. */
export const refinedRule = "a rule of the target's own, from people and groups as they will be";
