import { describe, test } from "vitest";
import { checkLaw, type Law } from "./law.ts";

/** Laws wait for limits and repeats as a vendor's caller does, so a slow one is no broken one. */
const timeoutMs = 60_000;

/** Registers each law as a test of its own. They share nothing, so they run side by side. */
export const registerLaws = <Tested>(title: string, laws: readonly Law<Tested>[], tested: Tested): void => {
  describe(title, { concurrent: true, timeout: timeoutMs }, () => {
    for (const law of laws) test(law.name, () => checkLaw(law, tested));
  });
};
