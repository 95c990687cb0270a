import { deliveryPlans, type PlannedDelivery } from "../../parts/delivery-plans.ts";
import type { StandInClock } from "../../stand-in.ts";
import type { DueQueue } from "../due-queue.ts";
import { byOkta } from "./by-okta.ts";
import type { Cause, Happening, LogEvent } from "./log-event.ts";

/** An event and when it came into the log. Both are milliseconds since 1970. */
export interface PersistedEvent {
  readonly event: LogEvent;
  readonly publishedMs: number;
  readonly persistedMs: number;
}

/** Which events come into the log after others that happened later. */
export type PlannedLogDelay = Omit<PlannedDelivery, "fate">;

/** What happened in an org. */
export interface SystemLog {
  /** Those that are in the log by now, in order of persistence. */
  readonly events: readonly PersistedEvent[];
  readonly note: (happening: Happening) => void;
  /** Whatever is noted while `act` runs has this cause. */
  readonly during: <Result>(cause: Cause, act: () => Result) => Result;
  /** The cause of what happens outside any `during`. */
  readonly setUsualCause: (cause: Cause) => void;
  readonly planDelay: (plan: PlannedLogDelay) => void;
  /** `listen` is told each event when it happens, however late it comes into the log. */
  readonly onEvent: (listen: (event: LogEvent) => void) => void;
}

/** An empty log. `later` is asked to bring in what is late. */
export function createSystemLog(seed: number, clock: StandInClock, later: DueQueue): SystemLog {
  const events: PersistedEvent[] = [];
  const listeners: ((event: LogEvent) => void)[] = [];
  const delays = deliveryPlans();
  let usualCause = byOkta;
  let cause: Cause | undefined;
  let count = 0;
  return {
    events,
    note(happening) {
      const { actor, transactionId } = cause ?? usualCause;
      const [uuid, publishedMs] = [uuidOf(seed, ++count), clock.now()];
      const publishedAt = new Date(publishedMs).toISOString();
      const event = { ...happening, uuid, publishedAt, actor, transactionId: transactionId ?? uuid };
      const persist = (persistedMs: number): void => void events.push({ event, publishedMs, persistedMs });
      const { lateMs } = delays.next(happening.eventType);
      if (lateMs > 0) later.add(publishedMs + lateMs, persist);
      else persist(publishedMs);
      for (const listen of listeners) listen(event);
    },
    during(ofNow, act) {
      const before = cause;
      cause = ofNow;
      try {
        return act();
      } finally {
        cause = before;
      }
    },
    setUsualCause: (ofAll) => {
      usualCause = ofAll;
    },
    planDelay: (plan) => delays.plan({ ...plan, fate: "late" }),
    onEvent: (listen) => void listeners.push(listen),
  };
}

/** The same org gives the same uuids. */
function uuidOf(seed: number, count: number): string {
  const hex = (number: number, width: number): string => number.toString(16).padStart(width, "0");
  return `${hex(Math.abs(Math.trunc(seed)) % 2 ** 32, 8)}-0000-11f1-8000-${hex(count, 12)}`;
}
