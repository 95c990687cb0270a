import fc from "fast-check";

/** What befalls a run of the sync beside the vendors' faults. */
export const troubles = [
  "dies",
  "late write",
  "sleeps",
  "rival",
  "somebody acts meanwhile",
  "somebody acts before applying",
  "holds are lifted",
  "sync all",
] as const;

/** One of them. */
export type Trouble = (typeof troubles)[number];

/**
 * One thing that happens. Each has a seed of its own for whatever is left to chance in it, so that the others stay what they are when one is
 * taken out.
 */
export type Step =
  | { readonly kind: "wait"; readonly hours: number; readonly seed: number }
  | { readonly kind: "hr" | "okta" | "fault" | "narrowed access"; readonly seed: number }
  | RunStep;

/** `run`: for everybody. `hint`: for a few people, as after an event: of somebody to whom something happened, or late, or a second time, or for nothing. */
export interface RunStep {
  readonly kind: "run" | "hint";
  readonly troubles: readonly Trouble[];
  readonly seed: number;
}

/** A company, how it has set things up, and what it lives through. */
export interface Scenario {
  /** Decides settings, vendors' switches and people. */
  readonly company: number;
  readonly people: number;
  readonly steps: readonly Step[];
}

const seed = fc.noShrink(fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const hours = fc.constantFrom(1, 5, 14, 24, 26, 72, 200, 700);
const calm = fc.constant<readonly Trouble[]>([]);
const some = fc.uniqueArray(fc.constantFrom(...troubles.filter((name) => name !== "sync all")), { maxLength: 2 });
const rare = fc.constant<readonly Trouble[]>(["sync all"]);

const troubled = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: calm, weight: 50 },
  { arbitrary: some, weight: 48 },
  { arbitrary: rare, weight: 2 },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant("wait" as const), hours, seed }), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constant("hr" as const), seed }), weight: 7 },
  { arbitrary: fc.record({ kind: fc.constant("okta" as const), seed }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant("fault" as const), seed }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant("narrowed access" as const), seed }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("run" as const), troubles: troubled, seed }), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constant("hint" as const), troubles: troubled, seed }), weight: 3 },
);

/** Scenarios, each as likely to be long as short. */
export const scenarios: fc.Arbitrary<Scenario> = fc.noBias(
  fc.record({
    company: seed,
    people: fc.integer({ min: 2, max: 9 }),
    steps: fc.array(step, { maxLength: 40, size: "max" }),
  }),
);

/** A step in one line, for stories. */
export const describeStep = (one: Step): string => {
  const what = "hours" in one ? `${one.hours} h` : "troubles" in one ? one.troubles.join(", ") : "";
  return [one.kind, what].filter(Boolean).join(": ");
};
