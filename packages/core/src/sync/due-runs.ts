import type { Inbox } from "../inbox/inbox.ts";
import { isInForce, lapsesAt } from "../plan/lift-decided.ts";
import type { Decision } from "../store/facts.ts";
import { openIntents } from "../store/open-intents.ts";
import { readInbox } from "./kept-inbox.ts";
import { factKeys } from "./load-facts.ts";
import { type LookAhead, readLookAhead } from "./look-ahead.ts";
import type { SyncContext } from "./sync-context.ts";

/** From when on a run is due, and why. */
export interface DueRun {
  /** ISO. Past: at once. */
  readonly at: string;
  /**
   * `never ran`: the sync has applied no plan yet. `hints`: events named somebody, or asked for everybody. `every so often`: nobody has looked at everybody for
   * `everyHours`. `next moment`: somebody starts, is to be provisioned, or leaves, or the target
   * lets somebody's account be changed again; who that is, is not told. `decided`: a person approved what was
   * held, and no run for everybody came after that. `unsettled`: a write whose outcome is not known can be settled. `left over`: the last run left something undone.
   */
  readonly because: "never ran" | "hints" | "every so often" | "next moment" | "decided" | "unsettled" | "left over";
  /** What `plan` is to be told. */
  readonly plan: { readonly hinted?: true };
  /**
   * When the same came up last after that: the newest event, the latest decision, the moment after the next one as a plan that is not applied yet saw it. It tells
   * whether a plan that was made meanwhile knows of it. Absent: nothing did.
   */
  readonly latestAt?: string;
  /** When the approval lapses; only of what is decided. ISO. */
  readonly until?: string;
}

const hourMs = 3_600_000;
/** A read that came to nothing, or waits for a person's word, is not repeated at once. */
const tryAgainMs = hourMs;
const firstRetryMs = 15 * 60_000;

/** When runs are due and why, soonest first. Asks the store alone. */
export async function dueRuns(context: SyncContext): Promise<readonly DueRun[]> {
  const { store, settings } = context;
  const ahead = await readLookAhead(context);
  const decisions = ((await store.kept(settings.id, factKeys.decisions)) ?? []) as readonly Decision[];
  const hasRun = (await store.kept(settings.id, factKeys.ran)) !== undefined;
  const due = [
    wholeRun(context, ahead, hasRun),
    hints(context, ahead, await readInbox(context)),
    nextMoment(ahead),
    decided(context, ahead, decisions),
    await unsettled(context, ahead),
    ahead.left && everybody(retryAt(context, ahead.left), "left over"),
  ];
  return due.filter((one) => one !== undefined).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const everybody = (at: string, because: DueRun["because"]): DueRun => ({ at, because, plan: {} });

const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** What has happened did not happen later than now: its instant is ahead where the clock was set back since, and nobody waits for it to come again. */
const notAhead = ({ now }: SyncContext, at: string): string => {
  const nowAt = new Date(now()).toISOString();
  return at > nowAt ? nowAt : at;
};

const later = (one: string, other: string | undefined): string => (other !== undefined && other > one ? other : one);

function wholeRun({ settings, now }: SyncContext, { wholeAt, triedAt }: LookAhead, hasRun: boolean): DueRun {
  const again = triedAt === undefined ? undefined : after(triedAt, tryAgainMs);
  const at = wholeAt === undefined ? new Date(now()).toISOString() : after(wholeAt, settings.everyHours * hourMs);
  return everybody(wholeAt === triedAt ? at : later(at, again), hasRun ? "every so often" : "never ran");
}

/** Each time in a row that something is left over, the next try comes twice as late. */
function retryAt({ settings }: SyncContext, { at, times }: NonNullable<LookAhead["left"]>): string {
  return after(at, Math.min(firstRetryMs * 2 ** (times - 1), settings.everyHours * hourMs));
}

/** Those that a run has looked at and left wait like whatever else it left. */
function hints(context: SyncContext, { left }: LookAhead, { people, everybody: all }: Inbox): DueRun | undefined {
  const waiting = [...Object.values(people), ...(all ? [all] : [])];
  const [earliest, ...more] = waiting.map(({ at }) => at).toSorted();
  if (earliest === undefined) return undefined;
  const first = notAhead(context, earliest);
  const isFresh = waiting.some(({ number }) => number > (left?.hint ?? 0));
  const at = left && !isFresh ? later(first, retryAt(context, left)) : first;
  return { at, because: "hints", plan: { hinted: true }, ...latest(more) };
}

const nextMoment = ({ nextAt, pending }: LookAhead): DueRun | undefined =>
  nextAt === undefined
    ? undefined
    : {
        ...everybody(nextAt, "next moment"),
        ...latest(pending?.nextAt === undefined || pending.nextAt <= nextAt ? [] : [pending.nextAt]),
      };

/** Of instants in order. */
const latest = (more: readonly string[]): Pick<DueRun, "latestAt"> => {
  const latestAt = more.at(-1);
  return latestAt === undefined ? {} : { latestAt };
};

function decided(
  context: SyncContext,
  { wholeAt = "" }: LookAhead,
  decisions: readonly Decision[],
): DueRun | undefined {
  // A run that is dated ahead cannot tell what came after it: the clock was set back since.
  const since = notAhead(context, wholeAt) === wholeAt ? wholeAt : "";
  const [first, ...more] = decisions
    .filter((decision) => isInForce(decision, context.now()) && decision.at >= since)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return first && { ...everybody(first.at, "decided"), until: lapsesAt(first), ...latest(more.map(({ at }) => at)) };
}

/** What nobody planned for because of an open write is due too where something else has settled that write since, as applying that same plan does. */
async function unsettled({ store, settings }: SyncContext, { unsettledAt }: LookAhead): Promise<DueRun | undefined> {
  const [oldest] = await openIntents(store, settings.id);
  const at = oldest?.at ?? unsettledAt;
  return at === undefined ? undefined : everybody(after(at, settings.vendorHoldMs), "unsettled");
}
