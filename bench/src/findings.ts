import type { MappingTimes } from "./mapping-bench.ts";
import type { ReconcileCost } from "./reconcile-bench.ts";

/** One ratio, with the most that it is to be; no aim: told for comparison. */
export interface Finding {
  readonly what: string;
  readonly ratio: number;
  readonly aim?: number;
}

/** What a reconcile of the size that the aim is for may take at its peak, in bytes. */
const memoryAim = { size: 100_000, bytes: 300e6 };

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

const told = (size: number): string => `${size / 1000}k`;
