import type { PlannedDelivery } from "../../parts/delivery-plans.ts";
import type { OktaDelivery } from "./hook-queue.ts";

/** An event hook that was made through the API, and what becomes of its events. */
export interface OktaEventHook {
  readonly id: string;
  readonly deliveries: readonly OktaDelivery[];
  /** How many events wait. */
  readonly waiting: () => number;
  /** `doubled`: the delivery that it is in comes twice. `late` by 0 milliseconds: behind everything that goes out with it. */
  readonly planDelivery: (plan: PlannedDelivery) => void;
  /** Sends what is due by the stand-in's clock; resolves to what was sent. What waits for a hook that is not in force is dropped. */
  readonly deliver: () => Promise<readonly OktaDelivery[]>;
}

/** What is done about event hooks beside the API. */
export interface EventHookActs {
  /** In order of creation. */
  readonly eventHooks: () => readonly OktaEventHook[];
  /** Sends what is due to every hook. */
  readonly deliverEvents: () => Promise<readonly OktaDelivery[]>;
}
