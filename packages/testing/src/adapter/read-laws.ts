import type { Law } from "../law.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { checkLaws } from "./check-laws.ts";
import { pagingLaws } from "./paging-laws.ts";
import { readFailureLaws } from "./read-failure-laws.ts";
import { recordLaws } from "./record-laws.ts";
import { witnessLaws } from "./witness-laws.ts";

/** What everything that is read promises, sources and the accounts of targets alike. */
export const readLaws: readonly Law<AdapterUnderTest>[] = [
  ...checkLaws,
  ...pagingLaws,
  ...witnessLaws,
  ...recordLaws,
  ...readFailureLaws,
];
