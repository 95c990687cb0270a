import { dueBench } from "./due-bench.ts";
import { dueFindings, dueTold } from "./due-findings.ts";
import { filterBench } from "./filter-bench.ts";
import { type Finding, mappingFindings, parts, reconcileFindings } from "./findings.ts";
import { idleBench } from "./idle-bench.ts";
import { idleFindings, idleTold } from "./idle-findings.ts";
import { mappingBench } from "./mapping-bench.ts";
import { oktaBench } from "./okta-bench.ts";
import { oktaFindings } from "./okta-findings.ts";
import { overheadBench } from "./overhead-bench.ts";
import { overheadFindings, overheadTold } from "./overhead-findings.ts";
import { patchBench } from "./patch-bench.ts";
import { reconcileBench } from "./reconcile-bench.ts";
import { scimBench } from "./scim-bench.ts";
import { filterFindings, patchFindings, requestsTold, scimFindings } from "./scim-findings.ts";
import { storeBench } from "./store-bench.ts";
import { storeFindings } from "./store-findings.ts";
import { turnsBench } from "./turns-bench.ts";
import { turnsFindings, turnsTold } from "./turns-findings.ts";
import { webhooksBench } from "./webhooks-bench.ts";
import { webhooksFindings, webhooksTold } from "./webhooks-findings.ts";

/** What one part of the bench found. */
export interface PartResult {
  readonly findings: readonly Finding[];
  /** Where the time goes. */
  readonly breakdown?: readonly Finding[];
  /** A sentence on how it was measured. */
  readonly note?: string;
  /** What the findings were made of: medians, in milliseconds and bytes. */
  readonly measured: unknown;
}

/** The parts of the bench, in the order they run. Each takes how many people there are to be, and how many rounds. */
export const benchParts = {
  reconcile: async (sizes, rounds) => {
    const measured = await reconcileBench(sizes, rounds);
    return { findings: reconcileFindings(measured), breakdown: parts(measured), measured };
  },
  mapping: async (_, rounds) => {
    const measured = await mappingBench(2_000, rounds);
    return { findings: mappingFindings(measured), measured };
  },
  scim: async (sizes, rounds) => {
    const measured = await scimBench(sizes, rounds);
    return { findings: scimFindings(measured), note: requestsTold(measured), measured };
  },
  filter: async (_, rounds) => {
    const measured = await filterBench(1_000, rounds);
    return { findings: filterFindings(measured), measured };
  },
  patch: async (_, rounds) => {
    const measured = await patchBench(1_000, rounds);
    return { findings: patchFindings(measured), measured };
  },
  okta: async ([smallest = 1], rounds) => {
    const measured = await oktaBench(smallest, rounds);
    return { findings: oktaFindings(measured), measured };
  },
  store: async (sizes, rounds) => {
    const measured = await storeBench(10 * Math.max(...sizes), rounds);
    return { findings: storeFindings(measured), measured };
  },
  webhooks: async ([smallest = 1]) => {
    const measured = await webhooksBench(Math.ceil(smallest / 10));
    return { findings: webhooksFindings(measured), note: webhooksTold(measured), measured };
  },
  due: async ([smallest = 1]) => {
    const measured = await dueBench(Math.ceil(smallest / 10));
    return { findings: dueFindings(measured), note: dueTold(measured), measured };
  },
  turns: async ([smallest = 1]) => {
    const measured = await turnsBench(Math.ceil(smallest / 50));
    return { findings: turnsFindings(measured), note: turnsTold(measured), measured };
  },
  idle: async (_, rounds) => {
    const measured = await idleBench(rounds * 12_000);
    return { findings: idleFindings(measured), note: idleTold(measured), measured };
  },
  overhead: async ([smallest = 1], rounds) => {
    const measured = await overheadBench(Math.ceil(smallest / 5), rounds);
    return { findings: overheadFindings(measured), note: overheadTold(measured), measured };
  },
} as const satisfies { readonly [Name in string]: (sizes: readonly number[], rounds: number) => Promise<PartResult> };

/** The name of a part. */
export type BenchPart = keyof typeof benchParts;

/** Whether a name is that of a part. */
export const isBenchPart = (name: string): name is BenchPart => Object.hasOwn(benchParts, name);
