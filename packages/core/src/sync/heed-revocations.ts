import { openResource } from "../adapter/any-adapter.ts";
import type { WaitingRevocation } from "../inbox/inbox.ts";
import type { Revocation } from "../lifecycle/employment-record.ts";
import type { Lease } from "../store/store.ts";
import { changeInbox, readInbox } from "./kept-inbox.ts";
import { type ById, factKeys } from "./load-facts.ts";
import { sourceReadingAt } from "./reading-at.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Makes a fact of each immediate revocation that an event told, with the start date that the record has now. Where the record cannot be read the fact stands
 * without it, and the next plan asks again. What was heeded is remembered with the facts, so that one that a person takes back does not come again.
 */
export async function heedRevocations(
  context: SyncContext,
  lease: Lease,
  options: PlanOptions,
  at: string,
): Promise<void> {
  const { store, settings } = context;
  const heeded = ((await store.kept(settings.id, factKeys.heeded)) as number | undefined) ?? 0;
  const waiting = Object.entries((await readInbox(context)).revoked).filter(([, { number }]) => number > heeded);
  if (waiting.length === 0) return;
  const known = ((await store.kept(settings.id, factKeys.revocations)) ?? {}) as ById<Revocation>;
  const facts = new Map(Object.entries(known));
  const unread: number[] = [];
  for (const [id, revoked] of waiting) {
    const start = await startDateNow(context, options, at, id);
    if (start === "not read") unread.push(revoked.number);
    facts.set(id, factOf(revoked, start, facts.get(id)));
  }
  const upTo = unread.length > 0 ? Math.min(...unread) - 1 : Math.max(...waiting.map(([, { number }]) => number));
  await store.commit(lease, {
    keep: { [factKeys.revocations]: Object.fromEntries(facts), [factKeys.heeded]: Math.max(heeded, upTo) },
  });
  // They count for nothing any more, so it does not matter when they go.
  await changeInbox(context, (inbox) => ({
    ...inbox,
    revoked: Object.fromEntries(Object.entries(inbox.revoked).filter(([, { number }]) => number > upTo)),
  })).catch(() => undefined);
}

/** Told again, and one that is older, it is what it was; but for a start date that could not be read then. */
function factOf({ at }: WaitingRevocation, start: StartDate, known: Revocation | undefined): Revocation {
  const startDateThen = start === "not read" || start === undefined ? {} : { startDateThen: start.day };
  if (!known || known.at < at) return { at, ...startDateThen };
  return known.at === at && known.startDateThen === undefined ? { ...known, ...startDateThen } : known;
}

/** `undefined`: there is no such record, it does not say, or nobody can be asked. */
type StartDate = { readonly day: string | null } | "not read" | undefined;

async function startDateNow(context: SyncContext, options: PlanOptions, at: string, id: string): Promise<StartDate> {
  const { reads, toEmployee } = await context.mappings();
  const people = openResource(context.source.people);
  try {
    const found = await people.get?.(id, sourceReadingAt(context, at, reads, options));
    const day = found && toEmployee.reader("startDate")(found.row);
    return typeof day === "string" || day === null ? { day } : undefined;
  } catch {
    return "not read";
  }
}
