import type { Lane } from "./lane.ts";

/** Two kinds of calls that are dealt with apart: those that cannot wait, and back-fill. */
export type Urgency = "urgent" | "bulk";

/** Which kind the calls of a lane are. */
export const urgencyOf = (lane: Lane): Urgency => (lane === "bulk" ? "bulk" : "urgent");

/** How many calls went out lately; one counts half after two seconds. */
export interface Demand {
  /** One went out. */
  count(urgency: Urgency): void;
  /** How many, as of now. */
  lately(now: number): Readonly<Record<Urgency, number>>;
}

const halfAfterMs = 2_000;
/** So little is nothing. */
const leastCounted = 0.05;

/** Begins with none. */
export const createDemand = (startedAt: number): Demand => {
  let amounts = { urgent: 0, bulk: 0 };
  let asOf = startedAt;
  return {
    count: (urgency) => {
      amounts[urgency] += 1;
    },
    lately: (now) => {
      const kept = 0.5 ** (Math.max(0, now - asOf) / halfAfterMs);
      amounts = { urgent: faded(amounts.urgent, kept), bulk: faded(amounts.bulk, kept) };
      asOf = now;
      return amounts;
    },
  };
};

const faded = (amount: number, kept: number): number => (amount * kept < leastCounted ? 0 : amount * kept);
