import type { Link } from "../store/link.ts";
import { compareAttributes, type Difference } from "./compare-attributes.ts";
import { compareExternalId } from "./external-id.ts";
import { lockedUntil } from "./locked-until.ts";
import { isMerged } from "./note-merged.ts";
import { misreadsAmong, noteMisreads } from "./note-misread.ts";
import { passwordNews } from "./password-news.ts";
import { createPerson, type Person } from "./person.ts";
import { judgeState, type StateVerdict } from "./person-state.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { type Employment, isIn, isOut, whoIs } from "./read-person.ts";
import { sourceValues } from "./source-values.ts";
import { ownValues } from "./wanted-values.ts";

/**
 * Concludes about somebody who is linked: the state of the account and its attributes. `place`: theirs among the records read; `account`: its
 * place among the accounts, -1 when it was not read. Nothing is kept of people with nothing to do.
 */
export function takeLinked(
  fold: PlanFold,
  place: number,
  row: unknown,
  link: Link,
  account: number,
  employment: Employment,
): void {
  const { context } = fold;
  const id = link.source;
  if (account < 0) return void noteMissing(fold, id, row);
  const left = isOut(employment);
  if (left) fold.leavers.add(id);
  if (context.input.settings.owns === "nothing") return;
  const scoped = left ? employment : inScope(fold, id, row, employment);
  if (!scoped) return;
  const state = unlessUnsaid(judgeLinked(context, link, account, scoped), link, scoped);
  if (isIn(scoped) && state.kind !== "not said") fold.present?.add(place);
  if (isLeftToIt(context, account, scoped)) noteLeftToIt(context, id, row, account);
  const isLive = isToWrite(context, account, scoped, state);
  const isCompared = isLive && context.canUpdate;
  if (isCompared) fold.compared.push({ subject: id, place, link, account });
  const difference = isCompared ? compare(fold, row, link, account, scoped) : undefined;
  const passwordChangedAt = isLive ? passwordNews(context, row, link) : undefined;
  if (!difference && state.kind === "none" && passwordChangedAt === undefined) return;
  const person = createPerson({ subject: id, who: whoIs(context, id, row), link, employment: scoped, account });
  if (passwordChangedAt !== undefined) person.passwordChangedAt = passwordChangedAt;
  fold.people.set(id, withFindings(context, row, person, state, difference));
}

/** With activation left to IT, somebody who is in and whose account is put aside is only told of. */
const isLeftToIt = ({ input }: PlanContext, account: number, { moment }: Employment): boolean =>
  moment.because === "activated by IT" && ["suspended", "inactive"].includes(input.target.state(account));

function noteLeftToIt(context: PlanContext, subject: string, row: unknown, account: number): void {
  const { target } = context.input;
  const status = target.status(account) ?? target.state(account);
  const message = `has started and the account is ${status}: activation is left to IT, so somebody there must bring it back`;
  context.note({ subject, who: whoIs(context, subject, row), code: "left to IT", message });
}

function withFindings(
  { sources }: PlanContext,
  row: unknown,
  person: Person,
  state: StateVerdict,
  difference: Difference | undefined,
): Person {
  person.state = state;
  if (difference) Object.assign(person, difference, { from: sourceValues(sources, row, difference.set) });
  return person;
}

/** Somebody still employed but out of scope is kept and reported, or put out, as the settings say. `undefined`: leave as is. */
function inScope(fold: PlanFold, id: string, row: unknown, employment: Employment): Employment | undefined {
  const { context } = fold;
  const verdict = context.scope?.(row);
  if (!verdict || verdict.in) return employment;
  const { outOfScope } = context.input.settings.lifecycle;
  if (outOfScope === "keep" || !verdict.stated) {
    const message = `is no longer in scope: ${verdict.because}`;
    context.note({ subject: id, who: whoIs(context, id, row), code: "out of scope", message });
    return undefined;
  }
  fold.outOfScope.set(id, verdict.because);
  const wish = outOfScope === "suspend" ? "out by suspension" : "out by deactivation";
  return { ...employment, moment: { at: undefined, atMs: Number.NEGATIVE_INFINITY, wish, because: "left" } };
}

/**
 * Nobody is let in by silence: a record that does not say when the employment starts, or, of somebody put out, when it ends,
 * looks like a lost permission.
 */
function unlessUnsaid(verdict: StateVerdict, link: Link, employment: Employment): StateVerdict {
  if (verdict.kind !== "reach" || verdict.state !== "active") return verdict;
  const { saysStart, saysEnd } = employment;
  return saysStart && (saysEnd || !wasPutOut(link, employment)) ? verdict : { kind: "not said" };
}

/**
 * Whether this record's leaving put the account out. A link no older than the state is another record's, come back under a new id;
 * a start after it is somebody's return.
 */
function wasPutOut({ at, state: put }: Link, { timeline: { startMs } }: Employment): boolean {
  if (put === undefined || (put.because !== "left" && put.because !== "revoked") || at >= put.at) return false;
  return startMs === undefined || startMs <= Date.parse(put.at);
}

/** What is to be done about the state of a linked account, for a wish. */
export function judgeLinked(
  { input, nowMs }: PlanContext,
  link: Link,
  account: number,
  { moment }: Pick<Employment, "moment">,
): StateVerdict {
  const { target, settings, resource, facts } = input;
  const state = target.state(account);
  const since = target.stateSince(account);
  const found = {
    state,
    status: target.status(account) ?? state,
    since,
    put: link.state ?? input.imported?.get(link.target ?? ""),
    handedOver: facts.handedOver.has(link.source),
    lockedUntil: lockedUntil(resource, state, since ?? link.state?.at, nowMs),
  };
  return judgeState(moment.wish, found, settings.lifecycle, resource);
}

/** Attributes of somebody who is out, and of an account that stays deactivated, are not compared, and it gets no password. */
function isToWrite({ input }: PlanContext, account: number, employment: Employment, state: StateVerdict): boolean {
  const staysInactive = input.target.state(account) === "inactive" && state.kind !== "reach";
  return isIn(employment) && !staysInactive;
}

function compare(
  fold: PlanFold,
  row: unknown,
  link: Link,
  account: number,
  employment: Employment,
): Difference | undefined {
  const { context } = fold;
  const wanted = ownValues(context, row, employment);
  fold.values.see(wanted);
  const misreads = misreadsAmong(context.input.toAccount.misreadable, row, wanted);
  if (misreads.length > 0)
    noteMisreads(context, { subject: link.source, who: whoIs(context, link.source, row) }, misreads);
  const { target } = context.input;
  // Most accounts hold what is wanted.
  const difference = target.holds(account, wanted)
    ? undefined
    : compareAttributes(context, link.source, wanted, target.slots(account), link);
  return compareExternalId(context, link.source, account, difference);
}

function noteMissing({ context }: PlanFold, subject: string, row: unknown): void {
  const { extent } = context.input.target;
  // Told already, with what to do about it.
  if (isMerged(extent, context.input.links.bySource(subject))) return;
  const message = extent.complete
    ? "the linked account is gone at the target; link the person anew or let the sync forget the link"
    : "the linked account was not in the incomplete read of the target; nothing is changed";
  context.note({ subject, who: whoIs(context, subject, row), code: "account missing", message });
}
