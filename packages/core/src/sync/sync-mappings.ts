import type { AnyConnection } from "../adapter/any-adapter.ts";
import { customAttributes, customPrefix } from "../employee/custom-attributes.ts";
import type { Employee } from "../employee/employee.ts";
import { employeeShape } from "../employee/employee-shape.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { compose } from "../mapping/compose.ts";
import type { Functions } from "../mapping/custom-step.ts";
import type { Rule } from "../mapping/expression.ts";
import { namesRead } from "../mapping/expression-names.ts";
import { kindOfRule } from "../mapping/kind-of.ts";
import { loadMapping } from "../mapping/load-mapping.ts";
import type { CompiledMapping, Mapping, MappingRow } from "../mapping/mapping.ts";
import { overrideMapping } from "../mapping/override-mapping.ts";
import { createProblemList } from "../mapping/problem-list.ts";
import { readOverrides } from "../mapping/read-rules.ts";
import { extendShape } from "../shape/extend-shape.ts";
import type { Shape } from "../shape/shape.ts";
import { functionsFor } from "./assert-functions.ts";
import { assertNamesFit } from "./assert-names-fit.ts";
import { assertPasswordsFit } from "./assert-passwords-fit.ts";
import { memberRow } from "./member-row.ts";
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
  /** The attribute of the account that holds the one group somebody is in, which the sync keeps. Absent: there is none. */
  readonly memberAttribute?: string;
}

/** Rules of the settings as JSON, by attribute. */
export type RulesJson = { readonly [attribute: string]: unknown };

/**
 * Puts the mappings of both adapters together with the settings' rules. Attributes that only this customer has are asked for only when
 * the settings name one. Rejects with MappingError or ConfigurationError, all problems of a side at once.
 */
export async function createMappings(
  source: AnyConnection,
  target: AnyConnection,
  settings: SyncSettings,
  functions: Functions = {},
): Promise<SyncMappings> {
  const { mapping } = settings;
  const known = functionsFor(source.adapter, "toEmployee", functions);
  const sourceShape = await shapeFor(source, sourceNames(settings));
  const targetShape = await shapeFor(target, targetNames(settings));
  const middle = extendShape(employeeShape, customOf(sourceShape, mapping.toEmployee, known));
  const first = withRules(sideMapping(source, "toEmployee"), [sourceShape, middle], mapping.toEmployee, functions);
  const second = withRules(sideMapping(target, "fromEmployee"), [middle, targetShape], mapping.fromEmployee, functions);
  const toAccount = compose(first, second);
  const team = memberRow(target, settings, { toEmployee: first, toAccount });
  assertNamesFit(settings, first, toAccount, team && [team.to]);
  assertPasswordsFit(settings, { source, target, toEmployee: first, toAccount });
  const rows = [...toAccount.describe(), ...(team ? [team] : [])];
  const rules = Object.fromEntries(rows.map((row) => [row.to, ruleText(row)]));
  return { toEmployee: first, toAccount, rules, reads: readsOf(first), ...(team && { memberAttribute: team.to }) };
}

/** The vendor's attributes, and where a name is none of them, those that only this customer has. */
const shapeFor = async ({ people }: AnyConnection, names: readonly string[]): Promise<Shape> =>
  people.discover && names.some((name) => !Object.hasOwn(people.attributes, name))
    ? extendShape(people.attributes, await people.discover())
    : people.attributes;

/** The rules that can be read; what is wrong with the others is told when they are loaded. */
const readable = (json: RulesJson): readonly (readonly [attribute: string, rule: Rule])[] =>
  Object.entries(readOverrides(json, createProblemList())).flatMap(([name, rule]) =>
    rule ? [[name, rule] as const] : [],
  );

/** The attributes of the source that the settings name. */
const sourceNames = ({ mapping }: SyncSettings): readonly string[] =>
  readable(mapping.toEmployee).flatMap(([, rule]) => namesRead(rule));

/** The attributes of the account that the settings name. */
const targetNames = ({ mapping, match = [], externalId, attributes, passwords }: SyncSettings): readonly string[] => [
  ...Object.keys(mapping.fromEmployee),
  ...match.map(({ to }) => to),
  ...(externalId === undefined ? [] : [externalId]),
  ...Object.keys(attributes),
  ...(passwords.attribute === undefined ? [] : [passwords.attribute]),
];

/** The attributes of the source that any rule of a mapping reads. */
export const readsOf = (mapping: CompiledMapping): readonly string[] => [
  ...new Set(mapping.names.flatMap((name) => mapping.sources(name)).map(({ attribute }) => attribute)),
];

/** Employee attributes that only this customer has: those that a rule of the settings makes, each of the kind that the rule gives. */
function customOf(source: Shape, rules: RulesJson, functions: Functions): Shape<Employee> {
  const named = Object.keys(rules).map((name) => [name, "text"] as const);
  const made = readable(rules).map(([name, rule]) => [name, kindOfRule(rule, source, functions) ?? "text"] as const);
  const kinds = [...named, ...made].filter(([name]) => name.startsWith(customPrefix));
  return customAttributes(Object.fromEntries(kinds.map(([name, kind]) => [name.slice(customPrefix.length), kind])));
}

function sideMapping({ adapter }: AnyConnection, member: "toEmployee" | "fromEmployee"): Mapping {
  const mapping = adapter[member];
  const side = member === "toEmployee" ? "source" : "target";
  if (!mapping)
    throw new ConfigurationError([{ path: side, message: `${adapter.name} cannot be a ${side} of people` }]);
  return mapping as Mapping;
}

/** A mapping under the rules of the settings. */
export const withRules = (
  { rules, functions }: Mapping,
  [source, target]: readonly [Shape, Shape],
  overrides: RulesJson,
  more: Functions,
): Mapping => overrideMapping(loadMapping(source, target, rules, functions), overrides, more);

/** A rule in words. */
export const ruleText = ({ from, steps }: MappingRow): string =>
  [from.map(({ label, of }) => (of === undefined ? label : `the ${of}'s ${label}`)).join(", "), steps]
    .filter((part) => part !== "")
    .join(": ");
