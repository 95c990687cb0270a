import { type Finding, told } from "./findings.ts";
import type { StoreCost } from "./store-bench.ts";

/** How long id and hash of a million links may take, in milliseconds. */
const hashesAim = { SQLite: 1500, PostgreSQL: 3000 } as const;

/** Ratios of both stores to what was aimed at, to the floor, and to plain use of the same driver. */
export const storeFindings = (costs: readonly StoreCost[]): readonly Finding[] => costs.flatMap(findingsOf);

const findingsOf = (cost: StoreCost): readonly Finding[] => {
  const { database, size, compared, changes } = cost;
  const ofAll = (what: string) => `${database}, ${told(size)} links: ${what}`;
  const ofSome = (what: string) => `${database}, ${told(compared)} links: ${what}`;
  const aimMs = (hashesAim[database] * size) / 1_000_000;
  return [
    { what: ofAll(`id and hash streamed, of ${aimMs} ms`), ratio: cost.hashesMs / aimMs, aim: 1 },
    {
      what: ofAll(`written, for each link, against the first ${told(compared)}`),
      ratio: cost.writeMs / size / (cost.writeSomeMs / compared),
    },
    { what: ofSome("streamed whole, against JSON.parse of the same bytes"), ratio: cost.readMs / cost.floorMs },
    { what: ofSome("streamed whole, against a row at a time"), ratio: cost.readMs / cost.plainReadMs },
    { what: ofSome("written, against a row a statement"), ratio: cost.writeSomeMs / cost.plainWriteMs },
    { what: `${database}: ${told(changes)} changes written, of 1 s`, ratio: cost.changesMs / 1000, aim: 1 },
    {
      what: `${database}: ${told(changes)} unchanged links written again, against as many changes`,
      ratio: cost.unchangedMs / cost.changesMs,
    },
  ];
};
