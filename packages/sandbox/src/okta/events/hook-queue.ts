import type { DeliveryPlan } from "../../parts/delivery-plans.ts";
import { isTaken, type PostAnswer } from "../../parts/post-event.ts";
import type { LogEvent } from "./log-event.ts";

/** One delivery that was made, or was to be. */
export interface OktaDelivery {
  /** Of the envelope; a repeat has the same one. Of what was lost, the event's own. */
  readonly eventId: string;
  /** Types of the events in it, in the order in which they stand there. */
  readonly types: readonly string[];
  /** When it was sent, in milliseconds since 1970 of the stand-in's clock. */
  readonly at: number;
  /** How often it had been sent before without being taken: 0 or 1. */
  readonly failures: number;
  /** The answer's status; `lost`: never sent, as planned; `no answer`: nobody answered in time; `given up`: it is not sent again. */
  readonly answer: PostAnswer | "lost" | "given up";
}

/** How one delivery is sent. */
export interface HookPost {
  readonly eventId: string;
  /** Sends the same body, each time it is called. Must not reject. */
  readonly send: () => Promise<PostAnswer>;
}

/** What a queue is made of. */
export interface HookQueueParts {
  readonly now: () => number;
  readonly batchSize: () => number;
  /** Puts events into an envelope. */
  readonly wrap: (events: readonly LogEvent[]) => HookPost;
}

/** Events on their way to one address. */
export interface HookQueue {
  readonly deliveries: readonly OktaDelivery[];
  readonly waiting: () => number;
  readonly add: (event: LogEvent, plan: DeliveryPlan) => void;
  /** Sends what is due, several at once. */
  readonly sendDue: () => Promise<void>;
  readonly clear: () => void;
}

interface Waiting {
  readonly event: LogEvent;
  readonly plan: DeliveryPlan;
  readonly dueAt: number;
}

/** An empty queue. */
export function hookQueue({ now, batchSize, wrap }: HookQueueParts): HookQueue {
  const deliveries: OktaDelivery[] = [];
  const queue = new Set<Waiting>();

  async function deliver(batch: readonly Waiting[]): Promise<void> {
    const { eventId, send } = wrap(batch.map(({ event }) => event));
    const types = batch.map(({ event }) => event.eventType);
    const note = (answer: OktaDelivery["answer"], failures: number) =>
      void deliveries.push({ eventId, types, at: now(), failures, answer });
    const times = batch.some(({ plan }) => plan.fate === "doubled") ? 2 : 1;
    for (let time = 0; time < times; time += 1) await sendOrGiveUp(send, note);
  }

  return {
    deliveries,
    waiting: () => queue.size,
    add: (event, plan) => void queue.add({ event, plan, dueAt: now() + plan.lateMs }),
    async sendDue() {
      const due = [...queue].filter(({ dueAt }) => dueAt <= now()).sort(lateLast);
      for (const one of due) queue.delete(one);
      for (const { event } of due.filter(isLost))
        deliveries.push({ eventId: event.uuid, types: [event.eventType], at: now(), failures: 0, answer: "lost" });
      const sent = due.filter((one) => !isLost(one));
      for (let start = 0; start < sent.length; start += batchSize())
        await deliver(sent.slice(start, start + batchSize()));
    },
    clear: () => queue.clear(),
  };
}

/** A time-out or an error of the receiver's own is tried once more; a refusal is not. */
async function sendOrGiveUp(
  send: HookPost["send"],
  note: (answer: OktaDelivery["answer"], failures: number) => void,
): Promise<void> {
  for (const failures of [0, 1]) {
    const answer = await send();
    note(answer, failures);
    if (isTaken(answer)) return;
    if (answer !== "no answer" && answer < 500) return note("given up", failures + 1);
  }
  note("given up", 2);
}

const isLost = ({ plan }: Waiting): boolean => plan.fate === "lost";

/** What is late is overtaken also by what goes out with it. */
const lateLast = (one: Waiting, other: Waiting): number =>
  Number(one.plan.fate === "late") - Number(other.plan.fate === "late");
