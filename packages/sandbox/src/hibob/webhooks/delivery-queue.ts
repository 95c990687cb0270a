import type { DeliveryPlan } from "../../parts/delivery-plans.ts";
import { isTaken, type PostAnswer } from "../../parts/post-event.ts";
import type { HibobHappening } from "./webhook-event.ts";

/** One event that was sent, or was to be. */
export interface HibobDelivery {
  readonly type: string;
  readonly employeeId: string;
  /** When it was sent, in milliseconds since 1970 of the stand-in's clock. */
  readonly at: number;
  /** How often it had been sent before without being taken. */
  readonly failures: number;
  /** The answer's status; `lost`: never sent, as planned; `no answer`: nobody answered; `given up`: sent in vain for three days. */
  readonly answer: PostAnswer | "lost" | "given up";
}

/** An event on its way. */
interface Waiting {
  readonly happening: HibobHappening;
  readonly plan: DeliveryPlan;
  dueAt: number;
  failures: number;
}

/** Events on their way to one address. */
export interface DeliveryQueue {
  readonly deliveries: readonly HibobDelivery[];
  readonly waiting: () => number;
  readonly add: (happening: HibobHappening, plan: DeliveryPlan) => void;
  /** Sends what is due, in order, until one is not taken. */
  readonly sendDue: () => Promise<void>;
  readonly clear: () => void;
}

const threeDaysMs = 3 * 24 * 3_600_000;

/** An empty queue. `post` sends one event; it must not reject. */
export function deliveryQueue(
  post: (happening: HibobHappening) => Promise<PostAnswer>,
  now: () => number,
): DeliveryQueue {
  const deliveries: HibobDelivery[] = [];
  const queue = new Set<Waiting>();
  const note = ({ happening, failures }: Waiting, answer: HibobDelivery["answer"]): void => {
    const { type, employeeId } = happening;
    deliveries.push({ type, employeeId, at: now(), failures, answer });
  };
  const send = async (one: Waiting): Promise<boolean> => {
    const answer = one.plan.fate === "lost" ? "lost" : await post(one.happening);
    note(one, answer);
    if (one.plan.fate === "doubled") note(one, await post(one.happening));
    const isFailed = answer !== "lost" && !isTaken(answer);
    if (isFailed && isPutOff(one, now())) return false;
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
        // Order is promised, so whatever waits holds up the others; but not what is late on purpose.
        if (!isDue && one.plan.fate !== "late") break;
        if (isDue && !(await send(one))) break;
      }
    },
    clear: () => queue.clear(),
  };
}

/** Counts a failure, and puts the event off: one minute, two, four, and so on. False once it has been tried for three days. */
function isPutOff(one: Waiting, now: number): boolean {
  one.failures += 1;
  one.dueAt = now + 60_000 * 2 ** (one.failures - 1);
  return one.dueAt - one.happening.at <= threeDaysMs;
}
