/** What becomes of an event on its way, as planned. */
export interface PlannedDelivery {
  /** `lost`: never sent. `doubled`: sent twice in a row. `late`: sent when `lateMs` have passed, and others overtake it. */
  readonly fate: "lost" | "doubled" | "late";
  /** Which events count; all when left out. */
  readonly type?: string;
  /** 1 (default): the next event that counts. */
  readonly nth?: number;
  /** How many in a row, 1 by default. */
  readonly times?: number;
  /** An hour by default. */
  readonly lateMs?: number;
}

/** What is to become of one event. */
export interface DeliveryPlan {
  readonly fate: PlannedDelivery["fate"] | "delivered";
  /** 0 unless it is to be late. */
  readonly lateMs: number;
}

/** Plans that wait for their event. */
export interface DeliveryPlans {
  /** Begins to count with the next event. Throws a RangeError when `nth` or `times` is not a whole number above 0. */
  readonly plan: (plan: PlannedDelivery) => void;
  /** Counts an event of the type, and tells what is to become of it. */
  readonly next: (type: string) => DeliveryPlan;
}

/** No plans yet: everything is delivered. */
export function deliveryPlans(): DeliveryPlans {
  const waiting: { readonly plan: PlannedDelivery; seen: number }[] = [];
  return {
    plan: (plan) => {
      for (const count of [plan.nth ?? 1, plan.times ?? 1])
        if (!Number.isInteger(count) || count < 1) throw new RangeError("nth and times are whole numbers above 0");
      waiting.push({ plan, seen: 0 });
    },
    next: (type) => {
      const counting = waiting.filter(({ plan }) => plan.type === undefined || plan.type === type);
      for (const one of counting) one.seen += 1;
      const struck = counting.find(({ plan: { nth = 1, times = 1 }, seen }) => seen >= nth && seen < nth + times)?.plan;
      if (struck === undefined) return { fate: "delivered", lateMs: 0 };
      return { fate: struck.fate, lateMs: struck.fate === "late" ? (struck.lateMs ?? 3_600_000) : 0 };
    },
  };
}
