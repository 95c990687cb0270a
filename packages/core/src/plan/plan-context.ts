import type { EmployeeAttribute } from "../employee/employee-shape.ts";
import { namesRead } from "../mapping/expression-names.ts";
import type { Misreadable, Reader } from "../mapping/mapping.ts";
import type { MatchRule } from "../matching/match-rule.ts";
import { compileScope } from "../scope/compile-scope.ts";
import type { ScopeVerdict } from "../scope/scope-verdict.ts";
import type { Kind } from "../shape/kinds.ts";
import type { AttributeFacts } from "../shape/shape.ts";
import type { ResourceName } from "../store/link.ts";
import { type BelongingReader, belongingReader } from "./belonging-reader.ts";
import { compileMatchRules } from "./compile-match-rules.ts";
import { compileEmploymentReader, type EmploymentReader } from "./employment-reader.ts";
import { type PasswordPolicy, passwordPolicyOf } from "./password-policy.ts";
import type { Issue } from "./plan.ts";
import type { PlannerInput } from "./planner-input.ts";
import { compileSourceValues } from "./source-values.ts";

/** One owned target attribute, with all that the diff asks of it. */
export interface OwnedAttribute {
  readonly name: string;
  readonly facts: AttributeFacts & { readonly kind: Kind };
  readonly onCreateOnly: boolean;
  readonly onNull: "keep" | "clear" | undefined;
  readonly drift: "restore" | "report";
}

/** What one planning works with: the input, compiled once, and what it notes on the way. */
export interface PlanContext {
  readonly input: PlannerInput;
  readonly nowMs: number;
  readonly owned: readonly OwnedAttribute[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The one of them that holds the group somebody is in; no rule of the mapping makes it. Absent: there is none. */
  readonly memberAttribute: OwnedAttribute | undefined;
  /** The unique attribute by which accounts are looked up and named. */
  readonly key: string;
  readonly rules: readonly MatchRule[];
  /** Target attributes whose agreement shows that two records are one person: employee number and personal email. */
  readonly secondKeys: readonly string[];
  /** Whether a record is in scope. Absent: everybody is. */
  readonly scope: ((row: unknown) => ScopeVerdict) | undefined;
  /** The groups and apps that the scope names, and which of them a record belongs to. Absent: it names none. */
  readonly belonging: BelongingReader | undefined;
  readonly sources: ReturnType<typeof compileSourceValues>;
  readonly employee: (attribute: EmployeeAttribute) => Reader;
  readonly employmentOf: EmploymentReader;
  /** Attributes of an Employee that may be misread, and whose account attributes would not tell of it for everybody. */
  readonly untold: readonly Misreadable[];
  /** Whether a rule of the mapping makes this attribute of an Employee. */
  readonly maps: (attribute: EmployeeAttribute) => boolean;
  /** Attributes that are settled from other records once everybody is known. */
  readonly settledLater: ReadonlySet<string>;
  /** Attributes that may hold what another change of the plan makes, and what that is. */
  readonly waits: ReadonlyMap<string, ResourceName>;
  /** Positions of those that hold references, in the order of the mapping's names. */
  readonly references: readonly number[];
  /** Positions of those that are made of the day on which an employment ends. */
  readonly ends: readonly number[];
  /** Attributes may be written: the settings want it and the target can. */
  readonly canUpdate: boolean;
  /** Absent: passwords are left alone. */
  readonly passwords: PasswordPolicy | undefined;
  readonly issues: Issue[];
  readonly note: (issue: Issue) => void;
}

const ownedAttributes = ({ toAccount, settings }: PlannerInput): readonly OwnedAttribute[] =>
  toAccount.names.map((name) => {
    const rule = toAccount.rules[name];
    const facts = toAccount.target[name];
    return {
      name,
      facts: facts ?? { kind: "text" },
      onCreateOnly: rule?.write === "create",
      onNull: rule?.onNull,
      drift: settings.attributes[name]?.drift ?? "restore",
    };
  });

const memberAttributeOf = ({ memberAttribute: name, toAccount, settings }: PlannerInput): OwnedAttribute | undefined =>
  name === undefined
    ? undefined
    : {
        name,
        facts: toAccount.target[name] ?? { kind: "group" },
        onCreateOnly: false,
        onNull: undefined,
        drift: settings.attributes[name]?.drift ?? "restore",
      };

const secondKeys = ({ toAccount }: PlannerInput): readonly string[] => {
  const last = toAccount.hops.at(-1);
  return toAccount.names.filter((name) => {
    const value = last?.rules[name]?.value;
    return value === "employeeNumber" || value === "personalEmail";
  });
};

const endsAmong = ({ toEmployee, toAccount }: PlannerInput): readonly number[] => {
  const sources = [...toEmployee.sources("lastWorkingDay"), ...toEmployee.sources("endDate")];
  const ends = new Set(sources.map(({ attribute }) => attribute));
  const isEnd = (name: string) => toAccount.sources(name).some(({ attribute }) => ends.has(attribute));
  return toAccount.names.flatMap((name, index) => (isEnd(name) ? [index] : []));
};

/** Of people whose attributes are not compared nothing else tells: so what decides about them tells of everybody. */
const deciding = new Set<string>([
  "employmentStatus",
  "startDate",
  "lastWorkingDay",
  "endDate",
  "timezone",
  "site",
] satisfies EmployeeAttribute[]);

const untoldAmong = ({ toEmployee, toAccount }: PlannerInput): readonly Misreadable[] => {
  const written = new Set(Object.values(toAccount.rules).flatMap(namesRead));
  return toEmployee.misreadable.filter(({ attribute }) => deciding.has(attribute) || !written.has(attribute));
};

const employeeReaders = ({ toEmployee }: PlannerInput): PlanContext["employee"] => {
  const readers = new Map<string, Reader>();
  return (attribute) => {
    const known = readers.get(attribute) ?? toEmployee.reader(attribute);
    readers.set(attribute, known);
    return known;
  };
};

function scopeOf(
  { settings, predicates }: PlannerInput,
  employee: PlanContext["employee"],
  belonging: BelongingReader | undefined,
): PlanContext["scope"] {
  const scope = settings.scope && compileScope(settings.scope, predicates);
  if (!scope) return undefined;
  return (row) =>
    scope((attribute) =>
      attribute === "groups" || attribute === "apps"
        ? belonging?.of(attribute, row)
        : employee(attribute as EmployeeAttribute)(row),
    );
}

const namesOf = (attributes: readonly { readonly attribute: string }[]) => attributes.map(({ attribute }) => attribute);

/** Compiles a planner's input once. */
export function createPlanContext(input: PlannerInput): PlanContext {
  const mapped = new Set(input.toEmployee.names);
  const { toAccount, settings, resource } = input;
  const key = resource.keys?.[0] ?? "id";
  const issues: Issue[] = [];
  const employee = employeeReaders(input);
  const belonging = belongingReader(input);
  const memberAttribute = memberAttributeOf(input);
  const owned = [...ownedAttributes(input), ...(memberAttribute ? [memberAttribute] : [])];
  const indexOf = new Map(owned.map(({ name }, index) => [name, index]));
  const references = namesOf(toAccount.references);
  const teams = memberAttribute ? [memberAttribute.name] : [];
  return {
    input,
    nowMs: Date.parse(input.at),
    owned,
    indexOf,
    memberAttribute,
    key,
    rules: compileMatchRules(input, key),
    secondKeys: secondKeys(input),
    sources: compileSourceValues(toAccount),
    scope: scopeOf(input, employee, belonging),
    belonging,
    employee,
    employmentOf: compileEmploymentReader(employee),
    untold: untoldAmong(input),
    maps: (attribute) => mapped.has(attribute),
    settledLater: new Set([...references, ...namesOf(toAccount.follows), ...teams]),
    waits: new Map([
      ...references.map((name) => [name, "people"] as const),
      ...teams.map((name) => [name, "groups"] as const),
    ]),
    references: references.flatMap((name) => indexOf.get(name) ?? []),
    ends: endsAmong(input),
    canUpdate: settings.update && resource.update !== undefined,
    passwords: passwordPolicyOf(input),
    issues,
    note: (issue) => void issues.push(issue),
  };
}
