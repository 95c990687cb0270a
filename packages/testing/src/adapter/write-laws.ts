import type { Law } from "../law.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { createLaws } from "./create-laws.ts";
import { lostAnswerLaws } from "./lost-answer-laws.ts";
import { stateLaws } from "./state-laws.ts";
import { updateLaws } from "./update-laws.ts";
import { writeFailureLaws } from "./write-failure-laws.ts";

/** What every target promises besides. */
export const writeLaws: readonly Law<AdapterUnderTest>[] = [
  ...createLaws,
  ...updateLaws,
  ...stateLaws,
  ...lostAnswerLaws,
  ...writeFailureLaws,
];
