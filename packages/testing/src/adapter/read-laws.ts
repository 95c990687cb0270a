import type { Law } from "../law.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { answerLaws } from "./answer-laws.ts";
import { budgetLaws } from "./budget-laws.ts";
import { checkLaws } from "./check-laws.ts";
import { fieldLaws } from "./field-laws.ts";
import { pagingLaws } from "./paging-laws.ts";
import { readFailureLaws } from "./read-failure-laws.ts";
import { recordLaws } from "./record-laws.ts";
import { standInLaws } from "./stand-in-laws.ts";
import { trustLaws } from "./trust-laws.ts";
import { witnessLaws } from "./witness-laws.ts";

/** What everything that is read promises, sources and the accounts of targets alike. */
export const readLaws: readonly Law<AdapterUnderTest>[] = [
  ...standInLaws,
  ...checkLaws,
  ...trustLaws,
  ...pagingLaws,
  ...witnessLaws,
  ...answerLaws,
  ...recordLaws,
  ...fieldLaws,
  ...readFailureLaws,
  ...budgetLaws,
];
