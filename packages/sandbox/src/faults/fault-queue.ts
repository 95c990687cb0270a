import type { Fault } from "../stand-in.ts";

/** Planned faults that wait for their request. */
export interface FaultQueue {
  /**
   * Adds a fault, which begins to count with the next request. Throws a `RangeError` when `nth` or `times` is not a
   * whole number above 0.
   */
  readonly plan: (fault: Fault) => void;
  /**
   * Counts a request and gives the fault that strikes it, if any.
   * Every waiting fault counts every request it matches; where several strike the same request the one planned first wins.
   */
  readonly take: (method: string, path: string) => Fault | undefined;
}

interface Waiting {
  readonly fault: Fault;
  seen: number;
}

/** An empty queue of faults. */
export function createFaultQueue(): FaultQueue {
  let waiting: Waiting[] = [];
  return {
    plan(fault) {
      for (const count of [fault.nth ?? 1, fault.times ?? 1])
        if (!Number.isInteger(count) || count < 1) throw new RangeError("nth and times are whole numbers above 0");
      waiting.push({ fault, seen: 0 });
    },
    take(method, path) {
      const matching = waiting.filter(({ fault }) => matches(fault, method, path));
      for (const one of matching) one.seen += 1;
      const struck = matching.find((one) => one.seen >= (one.fault.nth ?? 1));
      waiting = waiting.filter((one) => one.seen < lastOf(one.fault));
      return struck?.fault;
    },
  };
}

function lastOf(fault: Fault): number {
  return (fault.nth ?? 1) + (fault.times ?? 1) - 1;
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  // search() ignores the state that a pattern with the g or y flag keeps between calls.
  return fault.path === undefined || path.search(fault.path) >= 0;
}
