import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import type { Link, LinkState } from "../store/link.ts";
import { isUnknownPassword } from "../store/unknown-password.ts";
import type { Attempt, RunRecord } from "./read-run.ts";

/** One attribute that a run wrote: what was there before it, and what it left. */
export interface Written {
  /** `undefined`: nothing. */
  readonly before: unknown;
  readonly left: unknown;
}

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
  /** The attribute whose password was replaced. Absent: none was. */
  password?: string;
  /** Abilities that were used and changed something: `update`, `become.inactive`, … */
  readonly used: Set<string>;
  /** A write whose outcome nobody knows yet. */
  isOpen: boolean;
}

/** What a run did, person by person, its steps taken together: the first "before" and the last "after" count. */
export function effectsOf({ attempts }: RunRecord): readonly Effects[] {
  const people = new Map<string, Effects>();
  for (const attempt of attempts) {
    if (attempt.intent.what.resource === "people") take(personOf(people, attempt.intent.what), attempt);
  }
  return [...people.values()].filter(({ used, isOpen }) => used.size > 0 || isOpen);
}

function personOf(people: Map<string, Effects>, { subject, who }: Change): Effects {
  const known = people.get(subject);
  if (known) return known;
  const made: Effects = {
    subject,
    who,
    values: new Map(),
    links: new Map(),
    mails: 0,
    endedSessions: false,
    used: new Set(),
    isOpen: false,
  };
  people.set(subject, made);
  return made;
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
