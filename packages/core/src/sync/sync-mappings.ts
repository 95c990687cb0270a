import type { AnyConnection } from "../adapter/any-adapter.ts";
import { customAttributes, customPrefix } from "../employee/custom-attributes.ts";
import type { Employee } from "../employee/employee.ts";
import { employeeShape } from "../employee/employee-shape.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { compose } from "../mapping/compose.ts";
import { loadMapping } from "../mapping/load-mapping.ts";
import type { CompiledMapping, Mapping, MappingRow } from "../mapping/mapping.ts";
import { overrideMapping } from "../mapping/override-mapping.ts";
import { extendShape } from "../shape/extend-shape.ts";
import type { Kind } from "../shape/kinds.ts";
import type { Shape } from "../shape/shape.ts";
import { assertNamesFit } from "./assert-names-fit.ts";
import { assertPasswordsFit } from "./assert-passwords-fit.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** The mappings of a sync, the settings' own rules taken in. */
export interface SyncMappings {
  readonly toEmployee: CompiledMapping;
  /** Both hops, with no Employee between. */
  readonly toAccount: CompiledMapping;
  /** The rule of each owned attribute of the account, in words. */
  readonly rules: { readonly [attribute: string]: string };
  /** The attributes of the source that any rule reads: all that need be asked of the vendor. */
  readonly reads: readonly string[];
}

type RulesJson = { readonly [attribute: string]: unknown };

/**
 * Puts the mappings of both adapters together with the settings' rules. Attributes that only this customer has are asked for only when
 * the settings may name one. Rejects with MappingError or ConfigurationError, all problems of a side at once.
 */
export async function createMappings(
  source: AnyConnection,
  target: AnyConnection,
  settings: SyncSettings,
): Promise<SyncMappings> {
  const { mapping } = settings;
  const sourceShape = await fullShape(source, Object.keys(mapping.toEmployee).length > 0);
  const targetShape = await fullShape(
    target,
    targetNames(settings).some((name) => !Object.hasOwn(target.people.attributes, name)),
  );
  const middle = extendShape(employeeShape, customOf(sourceShape, mapping.toEmployee));
  const first = withRules(sideMapping(source, "toEmployee"), sourceShape, middle, mapping.toEmployee);
  const second = withRules(sideMapping(target, "fromEmployee"), middle, targetShape, mapping.fromEmployee);
  const toAccount = compose(first, second);
  assertNamesFit(settings, first, toAccount);
  assertPasswordsFit(settings, { source, target, toEmployee: first, toAccount });
  const rules = Object.fromEntries(toAccount.describe().map((row) => [row.to, ruleText(row)]));
  return { toEmployee: first, toAccount, rules, reads: readsOf(first) };
}

/** `discover`: something may name an attribute that only this customer has. */
const fullShape = async ({ people }: AnyConnection, discover: boolean): Promise<Shape> =>
  discover && people.discover ? extendShape(people.attributes, await people.discover()) : people.attributes;

/** The attributes of the account that the settings name. */
const targetNames = ({ mapping, match = [], externalId, attributes, passwords }: SyncSettings): readonly string[] => [
  ...Object.keys(mapping.fromEmployee),
  ...match.map(({ to }) => to),
  ...(externalId === undefined ? [] : [externalId]),
  ...Object.keys(attributes),
  ...(passwords.attribute === undefined ? [] : [passwords.attribute]),
];

const readsOf = (toEmployee: CompiledMapping): readonly string[] => [
  ...new Set(toEmployee.names.flatMap((name) => toEmployee.sources(name)).map(({ attribute }) => attribute)),
];

/** Employee attributes that only this customer has: those that a rule of the settings makes. Each is of the kind that it is read from, else text. */
function customOf(source: Shape, rules: RulesJson): Shape<Employee> {
  const names = Object.keys(rules).filter((name) => name.startsWith(customPrefix));
  const kinds = names.map((name) => {
    const rule = rules[name];
    const kind: Kind =
      (typeof rule === "string" && Object.hasOwn(source, rule) ? source[rule]?.kind : undefined) ?? "text";
    return [name.slice(customPrefix.length), kind] as const;
  });
  return customAttributes(Object.fromEntries(kinds));
}

function sideMapping({ adapter }: AnyConnection, member: "toEmployee" | "fromEmployee"): Mapping {
  const mapping = adapter[member];
  const side = member === "toEmployee" ? "source" : "target";
  if (!mapping)
    throw new ConfigurationError([{ path: side, message: `${adapter.name} cannot be a ${side} of people` }]);
  return mapping as Mapping;
}

const withRules = (mapping: Mapping, source: Shape, target: Shape, rules: RulesJson): Mapping =>
  overrideMapping(loadMapping(source, target, mapping.rules, mapping.functions), rules);

const ruleText = ({ from, steps }: MappingRow): string =>
  [from.map(({ label, of }) => (of === undefined ? label : `the ${of}'s ${label}`)).join(", "), steps]
    .filter((part) => part !== "")
    .join(": ");
