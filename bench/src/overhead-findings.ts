import type { Finding } from "./findings.ts";
import type { OverheadCost } from "./overhead-bench.ts";

/** Ratios of handing out writes to the libraries that do that, and of all that is done about one to a millisecond. */
export const overheadFindings = ({ writes, ms }: OverheadCost): readonly Finding[] => {
  const each = (way: keyof OverheadCost["ms"]) => (ms[way] - ms.bare) / writes;
  return [
    { what: "a write through a budget: CPU, of 1 ms", ratio: each("budget"), aim: 1 },
    { what: "a write through a budget: CPU, against p-queue", ratio: each("budget") / each("pQueue") },
    { what: "a write through a budget: CPU, against Bottleneck", ratio: each("budget") / each("bottleneck") },
    { what: "a change applied, looked up, journalled and linked: CPU, of 1 ms", ratio: each("apply"), aim: 1 },
    { what: "a change applied, all of that: CPU, against Bottleneck alone", ratio: each("apply") / each("bottleneck") },
  ];
};

/** What each write took. */
export const overheadTold = ({ writes, ms }: OverheadCost): string => {
  const told = (way: keyof OverheadCost["ms"]) => `${(((ms[way] - ms.bare) / writes) * 1000).toFixed(1)} µs`;
  return `Each of ${writes} writes: ${told("budget")} through a budget, ${told("pQueue")} through p-queue, ${told("bottleneck")} through Bottleneck; ${told("apply")} for a change applied as a whole.`;
};
