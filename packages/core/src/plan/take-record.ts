import type { Link } from "../store/link.ts";
import { isLive } from "./is-live.ts";
import { noteBelonging } from "./note-belonging.ts";
import { noteEnd } from "./note-end.ts";
import { noteMerged } from "./note-merged.ts";
import { noteUntold } from "./note-misread.ts";
import { noteNext } from "./note-next.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { type Employment, readEmployment, whoIs } from "./read-person.ts";
import { takeLinked } from "./take-linked.ts";
import { takeUnlinked } from "./take-unlinked.ts";

/** Takes one source record into the fold: the whole of planning that needs nobody else. */
export function takeRecord(fold: PlanFold, id: string, row: unknown): void {
  const { context, columns } = fold;
  const { links, facts } = context.input;
  if (columns.has(id)) return void fold.twice.add(id);
  const place = columns.add(id, row);
  fold.managers?.push(context.employee("manager")(row));
  const employment = readEmployment(context, id, row);
  remember(fold, id, employment);
  noteBelonging(fold, row);
  if (context.untold.length > 0) noteUntold(context, id, row);
  noteEnd(fold, id, row, employment);
  noteNext(fold, id, row, employment);
  const link = links.bySource(id);
  const account = link ? countLinked(fold, link) : -1;
  if (link && account < 0) noteMerged(context, link, whoIs(context, id, row));
  if (links.isIgnored(id)) return;
  if (facts.unsettled.has(id)) return void noteUnsettled(context, id);
  if (employment.timeline.held) return void noteHeld(fold, id, row, employment);
  if (link) takeLinked(fold, place, row, link, account, employment);
  else takeUnlinked(fold, id, row, employment);
}

/** The place of the linked account; -1: it is not in the read. */
function countLinked(fold: PlanFold, link: Link): number {
  const { target } = fold.context.input;
  const account = target.indexOf(link.target ?? "");
  fold.linked++;
  if (isLive(target, account)) fold.live++;
  return account;
}

/** What is learned of everybody who was read, whatever is done about them. */
function remember(fold: PlanFold, id: string, { timeline, seenLeftNow }: Employment): void {
  const { context } = fold;
  if (seenLeftNow) fold.leftSeen.set(id, context.input.at);
  if (context.input.facts.leftSeen.has(id) && !isUndatedEnd(timeline)) fold.notLeft.add(id);
  const { baseline } = context.input.facts;
  if (!baseline && timeline.startMs !== undefined && timeline.startMs <= context.nowMs) fold.started.add(id);
  for (const { attribute, code, message } of timeline.issues) {
    if (code !== "unknown status") context.note({ subject: id, attribute, code, message });
  }
}

/** Whether what dates the end is nothing that HR stated: a revocation before a dateless "left" must not make us forget when that was first seen. */
const isUndatedEnd = ({ endGround }: Employment["timeline"]): boolean =>
  endGround === "first seen" || endGround === "revocation";

function noteUnsettled(context: PlanContext, subject: string): void {
  const message = "an earlier write has no known outcome yet; nothing is planned until it is settled";
  context.note({ subject, code: "unsettled", message });
}

function noteHeld(fold: PlanFold, id: string, row: unknown, { timeline }: Employment): void {
  const { held } = timeline;
  if (!held) return;
  if (held.code === "unknown status") {
    const status = String(fold.context.employee("employmentStatus")(row));
    fold.unknownStatuses.set(status, (fold.unknownStatuses.get(status) ?? 0) + 1);
  } else {
    fold.context.note({ subject: id, who: whoIs(fold.context, id, row), code: held.code, message: held.message });
  }
}
