import { presenceOf } from "./active-reference.ts";
import { changeId } from "./change-id.ts";
import { compareAttribute } from "./compare-attributes.ts";
import { noteMisreads } from "./note-misread.ts";
import { createPerson, type Person } from "./person.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { Compared, PlanFold } from "./plan-fold.ts";

/**
 * Fills in what depends on other people, once everybody is known: attributes of the person referred to, and references,
 * which become account ids, ids to be made by this plan, or deferred attributes with a reason.
 */
export function settleReferences(fold: PlanFold): void {
  const { toAccount } = fold.context.input;
  const everybody = [...fold.compared, ...claimants(fold)];
  for (const { attribute, misreads } of toAccount.follows) {
    settle(fold, everybody, attribute, followed);
    if (misreads) noteMisreadOfOthers(fold, everybody, attribute);
  }
  for (const { attribute, kind } of toAccount.references) {
    if (kind === "person") settle(fold, everybody, attribute, translated);
  }
}

/** People whose account is linked or made by this plan. */
export const claimants = ({ people, columns }: PlanFold): readonly Compared[] =>
  [...people.values()]
    .filter(({ claim, hold }) => claim && hold?.code !== "conflict")
    .map(({ subject, account }) => ({ subject, account, place: columns.ids.get(subject) ?? -1, link: undefined }));

/** A settled value, with the changes that must be done before it can be written. */
export interface Settled {
  readonly value: unknown;
  readonly after?: string;
}

type Settle = (fold: PlanFold, attribute: string, person: Compared) => Settled | undefined;

const followed: Settle = ({ columns }, attribute, { place }) => ({ value: columns.followed(attribute, place) });

/** What could not be read of records that others refer to: told of each once, however many refer to it. */
function noteMisreadOfOthers({ context, columns }: PlanFold, everybody: readonly Compared[], attribute: string): void {
  const found = new Map(
    everybody.flatMap(({ place }) => {
      const misread = columns.misread(attribute, place);
      return misread ? [[misread.of, misread.misreads] as const] : [];
    }),
  );
  for (const [of, misreads] of found)
    noteMisreads(
      context,
      { subject: of },
      misreads.map((misread) => ({ attribute, ...misread })),
    );
}

const translated: Settle = (fold, attribute, { subject, place }) => {
  const to = fold.columns.reference(attribute, place);
  if (typeof to !== "string") return { value: to };
  const settled = accountOf(fold, to);
  if (!settled) {
    const why = fold.columns.has(to) ? "has no account yet" : "was not in the read of the source";
    return defer(fold, attribute, subject, why);
  }
  return whileIn(fold, attribute, subject, to, settled);
};

/** A vendor that takes a reference to nobody who is out keeps what it has until they are in. */
function whileIn(
  fold: PlanFold,
  attribute: string,
  subject: string,
  to: string,
  settled: Settled,
): Settled | undefined {
  const { target, toAccount } = fold.context.input;
  if (!toAccount.target[attribute]?.activeOnly || typeof settled.value !== "string") return settled;
  const presence = presenceOf(fold, to, target.indexOf(settled.value));
  if (!presence.isIn) return defer(fold, attribute, subject, presence.why);
  return presence.after === undefined ? settled : { ...settled, after: presence.after };
}

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

function defer({ context }: PlanFold, attribute: string, subject: string, why: string): undefined {
  context.note({
    subject,
    attribute,
    code: "deferred reference",
    message: `${attribute} waits: the person referred to ${why}`,
  });
}

function settle(fold: PlanFold, everybody: readonly Compared[], name: string, how: Settle): void {
  const index = fold.context.indexOf.get(name) ?? -1;
  const attribute = fold.context.owned[index];
  // Whether somebody else's end lies ahead is not asked: it is told to no target at all.
  if (!attribute || fold.context.ends.includes(index)) return;
  for (const person of everybody) {
    const settled = how(fold, name, person);
    if (settled === undefined || settled.value === undefined) continue;
    if (settled.value !== null && settled.value !== "") fold.values.mark(index);
    if (person.account < 0) setOnCreate(fold, person, attribute, settled);
    else if (!attribute.onCreateOnly && fold.context.canUpdate) compareSettled(fold, person, attribute, settled);
  }
}

/** Adds a settled value to what an account is made with. */
export function setOnCreate(
  { people }: PlanFold,
  { subject }: Pick<Compared, "subject">,
  { name }: OwnedAttribute,
  { value, after }: Settled,
): void {
  const person = people.get(subject);
  if (!person || value === null || value === "") return;
  person.set.set(name, value);
  if (after !== undefined) person.after.add(after);
}

/** Compares a settled value with what a linked account, or one about to be, holds. */
export function compareSettled(
  fold: PlanFold,
  compared: Compared,
  attribute: OwnedAttribute,
  { value, after }: Settled,
): void {
  const { context } = fold;
  const { subject, link, account } = compared;
  const found = context.input.target.value(account, attribute.name);
  if (value === found) return;
  const difference = { set: new Map<string, unknown>(), drifted: new Set<string>() };
  compareAttribute(context, subject, attribute, value, found, link, difference);
  if (difference.set.size === 0) return;
  const person = fold.people.get(subject) ?? addPerson(fold, compared);
  for (const [name, wanted] of difference.set) person.set.set(name, wanted);
  person.drifted = new Set([...person.drifted, ...difference.drifted]);
  if (after !== undefined) person.after.add(after);
}

function addPerson({ context, people }: PlanFold, { subject, link, account }: Compared): Person {
  const who = String(context.input.target.value(account, context.key) ?? subject);
  const person = createPerson({ subject, who, link, employment: undefined, account });
  people.set(subject, person);
  return person;
}
