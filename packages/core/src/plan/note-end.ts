import type { EndSeen } from "../store/facts.ts";
import type { Link } from "../store/link.ts";
import { isSatisfied } from "./person-state.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { type Employment, isOut, whoIs } from "./read-person.ts";

/** Remembers when somebody linked is to leave, and since when that is said; notes a leaver who is not confirmed out, or is now. */
export function noteEnd(fold: PlanFold, id: string, row: unknown, employment: Employment): void {
  const { context } = fold;
  // Of most people no end is known: this runs for every record.
  if (employment.timeline.endMs === undefined && employment.timeline.held === undefined) return;
  // Whose accounts somebody else owns leaves by somebody else's word.
  const link = context.input.settings.owns === "nothing" ? undefined : context.input.links.bySource(id);
  const endedAt = link && endOf(context, id, employment);
  if (!link?.target || endedAt === undefined) return;
  const known = context.input.facts.ends?.get(id);
  const seen = known?.endedAt === endedAt ? known : { endedAt, readableAt: readableAt(context, id, row, employment) };
  if (Date.parse(endedAt) > context.nowMs) return void fold.ends.set(id, seen);
  const confirmedAt = confirmedSince(context, link, employment, seen);
  if (confirmedAt === undefined) fold.ends.set(id, seen);
  if (confirmedAt !== undefined && known?.endedAt !== endedAt) return;
  fold.noted.push({
    ...seen,
    subject: id,
    who: whoIs(context, id, row),
    account: link.target,
    ...(confirmedAt !== undefined && { confirmedAt }),
    ...(employment.timeline.held && { heldBecause: employment.timeline.held.message }),
  });
}

/** When access is to end; `undefined`: not known, or the record contradicts itself. */
function endOf({ input, nowMs }: PlanContext, id: string, employment: Employment): string | undefined {
  const { endMs, held } = employment.timeline;
  if (held?.code === "revocation") return input.facts.revocations.get(id)?.at;
  if (held && held.code !== "unknown status") return undefined;
  if (endMs === undefined || !Number.isFinite(endMs)) return undefined;
  const isPast = endMs <= nowMs;
  return isPast && !held && !isOut(employment) ? undefined : new Date(endMs).toISOString();
}

/** The first read that says so tells it at the latest; a record that was not changed since an earlier instant has said so since then. */
function readableAt(
  { input, employee, nowMs }: PlanContext,
  id: string,
  row: unknown,
  { timeline }: Employment,
): string {
  if (timeline.revocation === "acts" || timeline.revocation === "held")
    return input.facts.revocations.get(id)?.at ?? input.at;
  const firstSeen = input.facts.leftSeen.get(id);
  if (timeline.endGround === "first seen" && firstSeen !== undefined) return firstSeen;
  const changedMs = Date.parse(String(employee("updatedAt")(row) ?? ""));
  return changedMs <= nowMs ? new Date(changedMs).toISOString() : input.at;
}

/** Since when an account keeps its person out; `undefined`: it does not, nobody knows, or something of it is not settled. */
function confirmedSince(
  { input, nowMs }: PlanContext,
  link: Link,
  { moment }: Employment,
  { endedAt }: EndSeen,
): string | undefined {
  const { target, facts } = input;
  if (facts.unsettled.has(link.source)) return undefined;
  const account = target.indexOf(link.target ?? "");
  if (account < 0) return target.extent.complete ? input.at : undefined;
  const state = target.state(account);
  // Whatever the policy wishes, a leaver is out only where they cannot get in.
  if (!isSatisfied(moment.wish === "out by deactivation" ? moment.wish : "out by suspension", state)) return undefined;
  const since = link.state?.state === state ? link.state.at : target.stateSince(account);
  const sinceMs = Math.min(Date.parse(since ?? input.at) || nowMs, nowMs);
  return new Date(Math.max(sinceMs, Date.parse(endedAt))).toISOString();
}
