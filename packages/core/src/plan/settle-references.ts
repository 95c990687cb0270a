import { compareAttribute } from "./compare-attributes.ts";
import { changeId } from "./change-id.ts";
import { createPerson, type Person } from "./person.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";

/**
 * Fills in what depends on other people, once everybody is known: attributes of the person referred to, and references,
 * which become account ids, ids to be made by this plan, or deferred attributes with a reason.
 */
export function settleReferences(fold: PlanFold): void {
  const { toAccount } = fold.context.input;
  const subjects = new Set([...fold.compared, ...claimants(fold)]);
  for (const { attribute } of toAccount.follows) settle(fold, subjects, attribute, followed);
  for (const { attribute, kind } of toAccount.references) if (kind === "person") settle(fold, subjects, attribute, translated);
}

const claimants = ({ people }: PlanFold): readonly string[] =>
  [...people.values()].filter(({ claim, hold }) => claim && hold?.code !== "conflict").map(({ subject }) => subject);

/** A settled value, with the changes that must be done before it can be written. */
interface Settled {
  readonly value: unknown;
  readonly after?: string;
}

type Settle = (fold: PlanFold, attribute: string, subject: string) => Settled | undefined;

const followed: Settle = ({ columns }, attribute, subject) => ({ value: columns.followed(attribute, subject) });

const translated: Settle = (fold, attribute, subject) => {
  const to = fold.columns.reference(attribute, subject);
  if (typeof to !== "string") return { value: to };
  return accountOf(fold, to) ?? defer(fold, attribute, subject, to);
};

/** The account that stands for a source record at the target: linked, being linked, or being made by this plan. */
function accountOf({ context, linking, people }: PlanFold, source: string): Settled | undefined {
  const { links, target } = context.input;
  const linked = links.bySource(source)?.target;
  if (linked !== undefined && target.indexOf(linked) >= 0) return { value: linked };
  const account = linking.get(source);
  if (account !== undefined) return { value: target.id(account), after: changeId("people", "link", source) };
  const person = people.get(source);
  if (person?.claim?.kind !== "create" || person.hold) return undefined;
  const create = changeId("people", "create", source);
  return { value: { ref: create }, after: create };
}

function defer({ context, columns }: PlanFold, attribute: string, subject: string, to: string): undefined {
  const why = columns.has(to) ? "has no account yet" : "was not in the read of the source";
  context.note({ subject, attribute, code: "deferred reference", message: `${attribute} waits: the person referred to ${why}` });
}

function settle(fold: PlanFold, subjects: ReadonlySet<string>, name: string, how: Settle): void {
  const index = fold.context.indexOf.get(name) ?? -1;
  const attribute = fold.context.owned[index];
  if (!attribute) return;
  for (const subject of subjects) {
    const settled = how(fold, name, subject);
    if (settled === undefined || settled.value === undefined) continue;
    if (settled.value !== null && settled.value !== "") fold.values.mark(index);
    write(fold, subject, attribute, settled);
  }
}

function write(fold: PlanFold, subject: string, attribute: OwnedAttribute, { value, after }: Settled): void {
  const person = fold.people.get(subject);
  if (person?.claim?.kind === "create") {
    if (value === null || value === "") return;
    person.set.set(attribute.name, value);
    if (after !== undefined) person.after.add(after);
  } else if (!attribute.onCreateOnly && fold.context.canUpdate) compareSettled(fold, subject, attribute, value, after);
}

function compareSettled(
  fold: PlanFold,
  subject: string,
  attribute: OwnedAttribute,
  value: unknown,
  after: string | undefined,
): void {
  const { context } = fold;
  const link = context.input.links.bySource(subject);
  const account = fold.linking.get(subject) ?? context.input.target.indexOf(link?.target ?? "");
  if (account < 0) return;
  const found = context.input.target.value(account, attribute.name);
  if (value === found) return;
  const difference = { set: new Map<string, unknown>(), drifted: new Set<string>() };
  compareAttribute(context, subject, attribute, value, found, link, difference);
  if (difference.set.size === 0) return;
  const person = fold.people.get(subject) ?? addPerson(fold, subject, account);
  for (const [name, wanted] of difference.set) person.set.set(name, wanted);
  person.drifted = new Set([...person.drifted, ...difference.drifted]);
  if (after !== undefined) person.after.add(after);
}

function addPerson(fold: PlanFold, subject: string, account: number): Person {
  const { links, target } = fold.context.input;
  const who = String(target.value(account, fold.context.key) ?? subject);
  const person = createPerson({ subject, who, link: links.bySource(subject), employment: undefined, account });
  fold.people.set(subject, person);
  return person;
}

