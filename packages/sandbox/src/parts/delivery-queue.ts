import type { DeliveryPlan } from "./delivery-plans.ts";
import { isTaken, type PostAnswer } from "./post-event.ts";

/** One event that was sent, or was to be. */
export interface Delivery {
  readonly type: string;
  /** When it was sent, in milliseconds since 1970 of the stand-in's clock. */
  readonly at: number;
  /** How often it had been sent before without being taken. */
  readonly failures: number;
  /** The answer's status; `lost`: never sent, as planned; `no answer`: nobody answered; `given up`: sent in vain for as long as the vendor tries. */
  readonly answer: PostAnswer | "lost" | "given up";
}

/** What happened, as far as a queue looks at it. */
export interface QueuedHappening {
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An event on its way. */
interface Waiting<Happening> {
  readonly happening: Happening;
  readonly plan: DeliveryPlan;
  dueAt: number;
  failures: number;
}

/** Events on their way to one address. */
export interface DeliveryQueue<Happening, Told> {
  readonly deliveries: readonly (Delivery & Told)[];
  readonly waiting: () => number;
  readonly add: (happening: Happening, plan: DeliveryPlan) => void;
  /** Sends what is due: in order until one is not taken, where the vendor keeps to the order. */
  readonly sendDue: () => Promise<void>;
  readonly clear: () => void;
}

/** How a vendor sends. */
export interface DeliveryRules<Happening, Told> {
  /** Sends one event; must not reject. */
  readonly post: (happening: Happening) => Promise<PostAnswer>;
  readonly now: () => number;
  /** What the log says of one, beside its type. */
  readonly tell: (happening: Happening) => Told;
  /** How long one is tried again, in milliseconds. */
  readonly triesForMs: number;
  /** Whether one that is not taken holds up the others. */
  readonly keepsOrder: boolean;
}

/** An empty queue. */
export function deliveryQueue<Happening extends QueuedHappening, Told extends object>(
  rules: DeliveryRules<Happening, Told>,
): DeliveryQueue<Happening, Told> {
  const { post, now, tell, triesForMs, keepsOrder } = rules;
  const deliveries: (Delivery & Told)[] = [];
  const queue = new Set<Waiting<Happening>>();
  const note = ({ happening, failures }: Waiting<Happening>, answer: Delivery["answer"]): void => {
    deliveries.push({ type: happening.type, ...tell(happening), at: now(), failures, answer });
  };
  const send = async (one: Waiting<Happening>): Promise<boolean> => {
    const answer = one.plan.fate === "lost" ? "lost" : await post(one.happening);
    note(one, answer);
    if (one.plan.fate === "doubled") note(one, await post(one.happening));
    const isFailed = answer !== "lost" && !isTaken(answer);
    if (isFailed && isPutOff(one, now(), triesForMs)) return false;
    if (isFailed) note(one, "given up");
    queue.delete(one);
    return true;
  };
  return {
    deliveries,
    waiting: () => queue.size,
    add: (happening, plan) => void queue.add({ happening, plan, dueAt: now() + plan.lateMs, failures: 0 }),
    sendDue: async () => {
      for (const one of [...queue]) {
        const isDue = one.dueAt <= now();
        // Where order is promised, whatever waits holds up the others; but not what is late on purpose.
        if (!isDue && one.plan.fate !== "late" && keepsOrder) break;
        if (isDue && !(await send(one)) && keepsOrder) break;
      }
    },
    clear: () => queue.clear(),
  };
}

/** Counts a failure, and puts the event off: one minute, two, four, and so on. False once it has been tried for long enough. */
function isPutOff(one: Waiting<QueuedHappening>, now: number, triesForMs: number): boolean {
  one.failures += 1;
  one.dueAt = now + 60_000 * 2 ** (one.failures - 1);
  return one.dueAt - one.happening.at <= triesForMs;
}
