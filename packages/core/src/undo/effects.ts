import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import type { Link, LinkState } from "../store/link.ts";
import { isUnknownPassword } from "../store/unknown-password.ts";
import { byVendorAlone, cascadedBy } from "./cascaded.ts";
import type { Attempt, RunRecord } from "./read-run.ts";
import type { Written } from "./written.ts";

/** A change of state that a run made. */
export interface Moved {
  readonly before: State;
  readonly left: State;
  /** The vendor's time stamp of the state left. Absent: the vendor has none, or the journal is from before it was kept. */
  readonly since: string | undefined;
  /** What the link remembered of the state before. Absent: nothing. */
  readonly remembered: LinkState | undefined;
}

/** Everything that a run did about one person and can be seen to have done. */
export interface Effects {
  readonly subject: string;
  readonly who: string;
  /** Absent: nothing was done at the target. */
  account?: string;
  /** The account was made by the run, and in which state it was left. */
  created?: { readonly left: State; readonly since: string | undefined };
  readonly values: Map<string, Written>;
  moved?: Moved;
  /** Links that the run replaced, by source id; `undefined`: there was none. */
  readonly links: Map<string, Link | undefined>;
  /** The person's link before the run wrote anything. */
  linkBefore?: Link | undefined;
  mails: number;
  endedSessions: boolean;
  /** How many records of nobody at the source the vendor pointed elsewhere along with it. */
  strays: number;
  /** The attribute whose password was replaced. Absent: none was. */
  password?: string;
  /** Abilities that were used and changed something: `update`, `become.inactive`, …; `cascade` where the vendor changed something of theirs along with it. */
  readonly used: Set<string>;
  /** A write whose outcome nobody knows yet. */
  isOpen: boolean;
}

/**
 * What a run did, person by person, its steps taken together: the first "before" and the last "after" count. `only`: to these people alone, by their source
 * ids, with what the vendor did to others along with it.
 */
export function effectsOf({ attempts }: RunRecord, only?: readonly string[]): readonly Effects[] {
  const people = new Map<string, Effects>();
  const asked = only && new Set(only);
  const isAsked = ({ subject }: Pick<Change, "subject">) => asked?.has(subject) ?? true;
  for (const attempt of attempts) {
    const { what } = attempt.intent;
    if (what.resource !== "people") continue;
    const person = personOf(people, what);
    const { moved } = person;
    take(person, attempt);
    if (person.moved !== moved && isAsked(what)) takeCascade(people, person, attempt);
  }
  return [...people.values()]
    .map((person) => (isAsked(person) ? person : cascadedAlone(person)))
    .filter(({ used, isOpen }) => used.size > 0 || isOpen);
}

const noEffects = ({ subject, who }: Pick<Effects, "subject" | "who">): Effects => ({
  subject,
  who,
  values: new Map(),
  links: new Map(),
  mails: 0,
  endedSessions: false,
  strays: 0,
  used: new Set(),
  isOpen: false,
});

function personOf(people: Map<string, Effects>, about: Pick<Change, "subject" | "who">): Effects {
  const known = people.get(about.subject);
  if (known) return known;
  const made = noEffects(about);
  people.set(about.subject, made);
  return made;
}

/** What the vendor did along with it is taken back with it. Whoever is nobody of the source is only counted. */
function takeCascade(people: Map<string, Effects>, person: Effects, attempt: Attempt): void {
  const { own, references } = cascadedBy(attempt);
  for (const [name, written] of own) {
    const { before } = person.values.get(name) ?? written;
    person.values.set(name, { ...written, before });
  }
  for (const { resource, account, subject, who, attribute, written } of references) {
    if (subject === undefined) person.strays += 1;
    if (subject === undefined || resource !== "people") continue;
    const other = personOf(people, { subject, who });
    other.account ??= account;
    if (!other.values.has(attribute)) other.values.set(attribute, written);
    other.used.add("cascade");
  }
}

/** Of somebody whose own changes are not to be taken back. */
function cascadedAlone(person: Effects): Effects {
  const values = byVendorAlone(person.values);
  const used = new Set(values.size > 0 ? ["cascade"] : []);
  return { ...noEffects(person), ...(person.account !== undefined && { account: person.account }), values, used };
}

function take(person: Effects, { intent, outcome }: Attempt): void {
  if (!outcome) {
    person.isOpen = true;
    return;
  }
  const { what } = intent;
  const account = outcome.account ?? what.account;
  // What was seen afterwards was written, even where something that belongs to it failed.
  const wasWritten = outcome.result === "done" || outcome.reached !== undefined || isUnknownPassword(outcome);
  if (!wasWritten || account === undefined) return;
  if (person.used.size === 0) person.linkBefore = linkOf(intent.links, what.subject);
  person.account = account;
  if (what.operation === "create") takeCreate(person, { intent, outcome });
  else if (what.operation === "link" || what.operation === "unlink") takeLinks(person, { intent, outcome });
  else if (what.operation === "rotate password") takePassword(person, intent);
  else if (what.operation === "update") takeUpdate(person, { intent, outcome });
  else takeMove(person, { intent, outcome });
}

const linkOf = (links: readonly Link[] | undefined, subject: string) => links?.find(({ source }) => source === subject);

function takeCreate(person: Effects, { intent: { what }, outcome }: Attempt): void {
  person.created = { left: outcome?.reached ?? what.state ?? "active", since: outcome?.reachedSince };
  person.used.add("create");
  person.mails += what.mails ?? 0;
}

function takeLinks(person: Effects, { intent: { what, links } }: Attempt): void {
  const sources = [what.subject, ...(what.replaces ? [what.replaces] : [])];
  for (const source of [...sources, ...(what.restores?.links ?? []).map((link) => link.source)])
    if (!person.links.has(source)) person.links.set(source, linkOf(links, source));
  person.used.add(what.operation);
}

/** Without a state nothing was looked at, and nothing written: the account had been given the password already. */
function takePassword(person: Effects, { what, stateBefore }: Intent): void {
  if (stateBefore === undefined || what.setsPassword === undefined) return;
  person.password = what.setsPassword;
  person.used.add(what.operation);
}

/** Without a "before" nothing was written: the account held these values already. */
function takeUpdate(person: Effects, { intent: { what, before } }: Attempt): void {
  if (!before) return;
  for (const [name, left] of Object.entries(what.set ?? {}))
    person.values.set(name, { before: person.values.has(name) ? person.values.get(name)?.before : before[name], left });
  person.used.add("update");
}

function takeMove(person: Effects, { intent: { what, stateBefore, links }, outcome }: Attempt): void {
  if (stateBefore === undefined) return;
  const { reached: left = what.state ?? "active", reachedSince: since } = outcome ?? {};
  if (what.revokeSessions) {
    person.endedSessions = true;
    person.used.add("revokeSessions");
  }
  if (left === stateBefore) return;
  const first = person.moved ?? { before: stateBefore, remembered: linkOf(links, what.subject)?.state };
  person.moved = { before: first.before, remembered: first.remembered, left, since };
  person.used.add(`become.${left}`);
  // The second step of a create says again that one mail goes out.
  if (!person.created) person.mails += what.mails ?? 0;
}
