import type { MappingTimes } from "./mapping-bench.ts";
import { memoryAim } from "./memory-of.ts";
import type { ReconcileCost } from "./reconcile-bench.ts";

/** One ratio, with the most that it is to be; no aim: told for comparison. */
export interface Finding {
  readonly what: string;
  readonly ratio: number;
  readonly aim?: number;
}

/** Ratios of reconciling to the floor, to other sizes and to the memory it may take. */
export function reconcileFindings(costs: readonly ReconcileCost[]): readonly Finding[] {
  const [smallest] = costs;
  return costs.flatMap((cost) => [
    { what: `reconcile ${told(cost.size)}: time, against the floor`, ratio: cost.ms.reconcile / cost.ms.floor, aim: 2 },
    ...(smallest && smallest !== cost ? [linearity(smallest, cost)] : []),
    {
      what: `reconcile ${told(cost.size)}: peak memory, of 300 MB`,
      ratio: cost.memory.reconcile.peak / memoryAim.bytes,
      ...(cost.size === memoryAim.size && { aim: 1 }),
    },
    { what: `floor ${told(cost.size)}: peak memory, of 300 MB`, ratio: cost.memory.floor.peak / memoryAim.bytes },
  ]);
}

/** Where the time of the largest size goes: what each part costs beside the floor, against the floor. */
export const parts = (costs: readonly ReconcileCost[]): readonly Finding[] => costs.slice(-1).flatMap(partsOf);

const partsOf = ({ size, ms }: ReconcileCost): readonly Finding[] =>
  [
    { part: "parsing, the floor itself", cost: ms.floor },
    { part: "pages, and the fields that adapters keep", cost: ms.paged - ms.floor },
    { part: "rows, ids, digests, proof of completeness", cost: ms.read - ms.paged },
    { part: "index of links, packed accounts", cost: ms.packed - ms.read },
    { part: "lifecycle, mapping, comparing, plan", cost: ms.reconcile - ms.packed },
  ].map(({ part, cost }) => ({ what: `${told(size)}: ${part}`, ratio: cost / ms.floor }));

/** Linear, give or take what caches do. */
const linearity = (small: ReconcileCost, large: ReconcileCost): Finding => ({
  what: `reconcile ${told(large.size)}: time for each person, against ${told(small.size)}`,
  ratio: large.ms.reconcile / large.size / (small.ms.reconcile / small.size),
  aim: 1.2,
});

/** Ratios of compiled mapping to the two it is compared with. */
export const mappingFindings = (ms: MappingTimes): readonly Finding[] => [
  { what: "mapping of 25 attributes: against hand-written", ratio: ms.compiled / ms.handWritten, aim: 2.5 },
  { what: "mapping of 25 attributes: against JSON.parse of the record", ratio: ms.compiled / ms.parse, aim: 0.25 },
  {
    what: "the same, records as the adapter hands them on: against hand-written",
    ratio: ms.compiledAsKept / ms.handWrittenAsKept,
  },
  {
    what: "the same, records as the adapter hands them on: against JSON.parse",
    ratio: ms.compiledAsKept / ms.parse,
  },
];

/** A number of people, in thousands: `10k`. */
export const told = (size: number): string => `${size / 1000}k`;
