import { matchable } from "../matching/match-rule.ts";
import type { Keyed, TieRules } from "../relink/tie-records.ts";
import { fold } from "../roster/fold.ts";
import type { Roster } from "../roster/roster.ts";
import type { Link } from "../store/link.ts";
import { foreignIdName, foreignIdReader } from "./foreign-id.ts";
import { sourceOf } from "./sides.ts";
import type { SyncContext } from "./sync-context.ts";

/** How a person of the new source is told to be the one of an old link. */
export interface PeopleKeys {
  readonly rules: TieRules;
  /** What the new source must be asked for because of it. */
  readonly reads: readonly string[];
  readonly ofRecord: (id: string, row: unknown) => Keyed["keys"];
  /** `account`: its place in the roster; -1: it is not there. */
  readonly ofLink: (target: Roster, link: Link, account: number) => Keyed["keys"];
}

interface Rule {
  readonly name: string;
  readonly isDeciding?: true;
  readonly ofRecord: (id: string, row: unknown) => unknown;
  readonly ofLink: (target: Roster, link: Link, account: number) => unknown;
  readonly fold?: (value: string) => string;
}

/** External id, the record's own id, employee number, work email: each one that both sides can tell. */
export async function peopleKeys(context: SyncContext): Promise<PeopleKeys> {
  const { people } = await sourceOf(context);
  const foreignId = foreignIdReader(people);
  const rules = [...idRules(context, foreignId), ...(await attributeRules(context))];
  const keys = (read: (rule: Rule) => unknown) =>
    rules.map((rule) => {
      const value = matchable(read(rule));
      return value === undefined ? undefined : (rule.fold?.(value) ?? value);
    });
  return {
    rules: { names: rules.map(({ name }) => name), deciding: rules.findIndex(({ isDeciding }) => isDeciding) },
    reads: foreignId ? [foreignIdName] : [],
    ofRecord: (id, row) => keys(({ ofRecord }) => ofRecord(id, row)),
    ofLink: (target, link, account) => keys(({ ofLink }) => ofLink(target, link, account)),
  };
}

function idRules({ settings }: SyncContext, foreignId: ReturnType<typeof foreignIdReader>): readonly Rule[] {
  const { externalId: slot } = settings;
  const oldId = (_target: Roster, { source }: Link) => source;
  const inSlot: Rule[] =
    slot === undefined
      ? []
      : [
          {
            name: `record id = ${slot}`,
            ofRecord: (id) => id,
            ofLink: (target, _link, account) => target.value(account, slot),
          },
        ];
  return [
    ...(foreignId
      ? [{ name: "external id = record id", ofRecord: (_id: string, row: unknown) => foreignId(row), ofLink: oldId }]
      : []),
    ...inSlot,
    { name: "record id = record id", ofRecord: (id) => id, ofLink: oldId },
  ];
}

async function attributeRules(context: SyncContext): Promise<readonly Rule[]> {
  const { settings, key } = context;
  const { toAccount } = await context.mappings();
  const made = toAccount.hops.at(-1)?.rules ?? {};
  const number = toAccount.names.find((name) => made[name]?.value === "employeeNumber");
  const email = settings.match?.find(({ from }) => from === "workEmail")?.to ?? key;
  return [
    ...(number === undefined ? [] : [await attributeRule(context, "employeeNumber", number, true)]),
    await attributeRule(context, "workEmail", email),
  ];
}

async function attributeRule(
  context: SyncContext,
  from: "employeeNumber" | "workEmail",
  to: string,
  isDeciding?: true,
): Promise<Rule> {
  const { toEmployee, toAccount } = await context.mappings();
  const read = toEmployee.reader(from);
  const compare = toAccount.target[to]?.compare;
  return {
    name: `${from} = ${to}`,
    ...(isDeciding && { isDeciding }),
    ofRecord: (_id, row) => read(row as never),
    ofLink: (target, _link, account) => target.value(account, to),
    fold: (value) => fold(compare, value),
  };
}
