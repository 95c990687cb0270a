import type { Change } from "../plan/change.ts";
import { countChanges } from "../plan/count-changes.ts";
import type { Plan } from "../plan/plan.ts";
import type { Links } from "../store/links.ts";
import type { Account } from "./vendor.fixture.ts";

/** A person at the source. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly manager?: string;
  readonly isOut?: true;
}

/** A change with what every change has filled in. */
export const changeOf = (change: Pick<Change, "operation" | "subject"> & Partial<Change>): Change => ({
  id: `people/${change.operation}/${change.subject}`,
  resource: "people",
  who: change.subject,
  lane: "movers",
  because: "test",
  ...change,
});

/** A plan of these changes. */
export const planOf = (changes: readonly Change[], more: Partial<Plan> = {}): Plan => ({
  version: 1,
  sync: "sync",
  at: "2026-01-01T00:00:00.000Z",
  tenants: { source: "source", target: "target" },
  basis: { source: "", target: "", links: "", settings: "" },
  rules: { login: "work email", name: "display name", manager: "manager" },
  changes,
  issues: [],
  counts: countChanges([], 0),
  learned: {},
  digest: "digest",
  ...more,
});

export const loginOf = (subject: string) => `${subject}@example.com`;

/** A planner for tests: no match by rule, so an account that a lost create made is only ever found again by settling. */
export const planFor = (
  people: readonly Person[],
  links: Links,
  accounts: ReadonlyMap<string, Account>,
  unsettled: ReadonlySet<string>,
): Plan => {
  const inPlan = new Set(people.map(({ id }) => id));
  const managerOf = ({ manager }: Person) => {
    if (manager === undefined || !inPlan.has(manager)) return undefined;
    const link = links.bySource(manager);
    return link ? link.target : { ref: `people/create/${manager}` };
  };
  const settled = people.filter(({ id, manager }) => !unsettled.has(id) && !(manager && unsettled.has(manager)));
  const changes = settled.flatMap((person) => {
    const account = accounts.get(links.bySource(person.id)?.target ?? "");
    return account ? existing(person, account, managerOf(person)) : created(person, managerOf(person));
  });
  return planOf(changes);
};

const created = (person: Person, manager: unknown): readonly Change[] => {
  if (person.isOut) return [];
  const { id, name } = person;
  const set = { login: loginOf(id), name, ...(manager !== undefined && { manager }) };
  const after = typeof manager === "object" ? [`people/create/${person.manager}`] : [];
  return [
    changeOf({
      operation: "create",
      subject: id,
      lane: "joiners",
      state: "active",
      stateReason: "started",
      set,
      after,
    }),
  ];
};

const existing = (person: Person, account: Account, manager: unknown): readonly Change[] => {
  const base = { subject: person.id, account: account.id };
  if (person.isOut) return account.state === "active" ? [suspending(person, account)] : [];
  const wanted = { name: person.name, ...(typeof manager === "string" && { manager }) };
  const present: { readonly [name: string]: unknown } = { name: account.name, manager: account.manager };
  const set = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => present[name] !== value));
  const was = Object.fromEntries(Object.keys(set).map((name) => [name, present[name]]));
  return Object.keys(set).length > 0 ? [changeOf({ ...base, operation: "update", set, was })] : [];
};

const suspending = (person: Person, account: Account): Change =>
  changeOf({
    operation: "suspend",
    subject: person.id,
    account: account.id,
    lane: "removals",
    state: "suspended",
    stateWas: account.state,
    stateReason: "left",
    ground: "stated",
    revokeSessions: true,
  });
