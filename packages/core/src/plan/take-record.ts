import { workEmailDueMs } from "../lifecycle/work-email-due.ts";
import { type Difference, compareAttributes } from "./compare-attributes.ts";
import { createPerson, type Person } from "./person.ts";
import { judgeState, type StateVerdict } from "./person-state.ts";
import type { PlanContext } from "./plan-context.ts";
import { matchKeys } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { type Employment, employmentRecord, readEmployment, whoIs } from "./read-person.ts";
import { sourceValues } from "./source-values.ts";
import type { Link } from "../store/link.ts";

/** Takes one source record into the fold: the whole of planning that needs nobody else. */
export function takeRecord(fold: PlanFold, id: string, row: unknown): void {
  const { context, columns } = fold;
  const { links, facts } = context.input;
  if (columns.has(id)) return void fold.twice.add(id);
  columns.add(id, row);
  if (links.isIgnored(id)) return;
  if (facts.unsettled.has(id)) return void noteUnsettled(context, id);
  const employment = readEmployment(context, id, row);
  remember(fold, id, employment);
  if (employment.timeline.held) return void noteHeld(fold, id, row, employment);
  const link = links.bySource(id);
  if (link) takeLinked(fold, id, row, link, employment);
  else takeUnlinked(fold, id, row, employment);
}

/** Wanted values from the person's own record. References still hold ids of the source, so they are settled at the end. */
function ownValues({ input, indexOf }: PlanContext, row: unknown): unknown[] {
  const wanted = input.toAccount.slots(row as never);
  for (const { attribute } of input.toAccount.references) wanted[indexOf.get(attribute) ?? -1] = undefined;
  return wanted;
}

function remember(fold: PlanFold, id: string, { timeline, seenLeftNow }: Employment): void {
  if (seenLeftNow) fold.leftSeen.set(id, fold.context.input.at);
  if (fold.context.input.facts.leftSeen.has(id) && timeline.endGround !== "first seen") fold.notLeft.add(id);
  if (timeline.startMs !== undefined && timeline.startMs <= fold.context.nowMs) fold.started.add(id);
  for (const { attribute, code, message } of timeline.issues) {
    if (code !== "unknown status") fold.context.note({ subject: id, attribute, code, message });
  }
}

const isOut = (employment: Employment): boolean =>
  employment.timeline.endMs !== undefined && employment.moment.atMs >= employment.timeline.endMs;

function takeUnlinked(fold: PlanFold, id: string, row: unknown, employment: Employment): void {
  const { context } = fold;
  // A leaver's record never claims an account, and nothing is made for somebody who is not due.
  if (isOut(employment) || employment.moment.wish === "untouched") return;
  const verdict = context.scope?.((attribute) => context.employee(attribute as never)(row));
  if (verdict?.in === false) return;
  const wanted = ownValues(context, row);
  fold.values.see(wanted);
  const named = context.owned.map(({ name }, index) => [name, wanted[index]] as const);
  const from = sourceValues(context.sources, row, named);
  fold.unlinked.push({
    subject: id,
    who: whoIs(context, id, row),
    employment,
    wanted,
    from,
    keys: matchKeys(context, id, row),
    emailDueMs: workEmailDueMs(employmentRecord(context, row), context.input.settings.lifecycle),
  });
}

function takeLinked(fold: PlanFold, id: string, row: unknown, link: Link, employment: Employment): void {
  const { context } = fold;
  const { target } = context.input;
  const account = target.indexOf(link.target ?? "");
  if (account < 0) return void noteMissing(fold, id, row);
  const left = isOut(employment);
  if (left) fold.leavers.add(id);
  const scoped = left ? employment : inScope(fold, id, row, employment);
  if (!scoped) return;
  const state = judgeLinked(context, id, link, account, scoped);
  const difference = compared(fold, row, link, account, scoped, state);
  if (difference || state.kind !== "none") fold.people.set(id, personOf(fold, id, row, link, scoped, account, state, difference));
}

/** Somebody still employed but out of scope is kept and reported, or put out, as the settings say. `undefined`: leave as is. */
function inScope(fold: PlanFold, id: string, row: unknown, employment: Employment): Employment | undefined {
  const { context } = fold;
  const verdict = context.scope?.((attribute) => context.employee(attribute as never)(row));
  if (!verdict || verdict.in) return employment;
  const { outOfScope } = context.input.settings.lifecycle;
  const message = `is no longer in scope: ${verdict.because}`;
  if (outOfScope === "keep" || !verdict.stated) {
    context.note({ subject: id, who: whoIs(context, id, row), code: "out of scope", message });
    return undefined;
  }
  fold.outOfScope.set(id, verdict.because);
  const wish = outOfScope === "suspend" ? "out by suspension" : "out by deactivation";
  return { ...employment, moment: { at: undefined, atMs: Number.NEGATIVE_INFINITY, wish, because: "left" } };
}

function judgeLinked(context: PlanContext, id: string, link: Link, account: number, { moment }: Employment): StateVerdict {
  const { target, settings, resource, facts } = context.input;
  const found = {
    state: target.state(account),
    status: target.status(account) ?? target.state(account),
    since: target.stateSince(account),
    put: link.state,
    handedOver: facts.handedOver.has(id),
  };
  return judgeState(moment.wish, found, settings.lifecycle, resource.route);
}

/** Attributes of somebody who is out, of an account that stays deactivated, and of one that is not ours to lift are not compared. */
function compared(
  fold: PlanFold,
  row: unknown,
  link: Link,
  account: number,
  { moment }: Employment,
  state: StateVerdict,
): Difference | undefined {
  const { context } = fold;
  const { target, settings } = context.input;
  const isIn = moment.wish === "in" || moment.wish === "waiting" || moment.wish === "suspended";
  const staysInactive = target.state(account) === "inactive" && state.kind !== "reach";
  if (!settings.update || !isIn || staysInactive) return undefined;
  const wanted = ownValues(context, row);
  fold.values.see(wanted);
  fold.compared.push(link.source);
  return compareAttributes(context, link.source, wanted, target.slots(account), link);
}

function personOf(
  fold: PlanFold,
  id: string,
  row: unknown,
  link: Link,
  employment: Employment,
  account: number,
  state: StateVerdict,
  difference: Difference | undefined,
): Person {
  const person = createPerson({ subject: id, who: whoIs(fold.context, id, row), link, employment, account });
  person.state = state;
  if (difference) Object.assign(person, difference, { from: sourceValues(fold.context.sources, row, difference.set) });
  return person;
}

function noteUnsettled(context: PlanContext, subject: string): void {
  context.note({ subject, code: "unsettled", message: "an earlier write has no known outcome yet; nothing is planned until it is settled" });
}

function noteMissing({ context }: PlanFold, subject: string, row: unknown): void {
  const { complete } = context.input.target.extent;
  const message = complete
    ? "the linked account is gone at the target; link the person anew or let the sync forget the link"
    : "the linked account was not in the incomplete read of the target; nothing is changed";
  context.note({ subject, who: whoIs(context, subject, row), code: "account missing", message });
}

function noteHeld(fold: PlanFold, subject: string, row: unknown, { timeline }: Employment): void {
  if (!timeline.held) return;
  if (timeline.held.code === "unknown status") {
    const status = String(fold.context.employee("employmentStatus")(row));
    fold.unknownStatuses.set(status, (fold.unknownStatuses.get(status) ?? 0) + 1);
  } else {
    fold.context.note({ subject, who: whoIs(fold.context, subject, row), code: timeline.held.code, message: timeline.held.message });
  }
  fold.heldPeople.add(subject);
}
