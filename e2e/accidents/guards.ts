import type { Guard } from "./guard.ts";

const plan = (file: string) => `packages/core/src/plan/${file}.ts`;
const roster = (file: string) => `packages/core/src/roster/${file}.ts`;

/** Every accident, by the name of its test, and what guards against it. Several guards are layers of one defence: they are taken out together. */
export const guards = {
  "rule 6: a 503 on page 7 lets the leaver of page 2 out and touches nobody else": [
    // The failed page, the totals and the linked ids each tell that the list is short.
    {
      file: roster("read-list"),
      within: "return stop(`${name}, page ${number}: ${page}`)",
      guard: "`${name}, page ${number}: ${page}`",
      without: "undefined",
    },
    { file: roster("prove-totals"), guard: "said[0] !== items", without: "false" },
    { file: roster("account-for"), guard: "missing.length === 0", without: "true" },
  ],
} as const satisfies { readonly [accident: string]: readonly Guard[] };

/** The name of an accident: the one of its test. */
export type AccidentName = keyof typeof guards;
