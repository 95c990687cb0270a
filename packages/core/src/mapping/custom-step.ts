import type { Kind, Kinds } from "../shape/index.ts";

/** A step written as a function, with the kinds it takes and gives. Rules name it: `["custom", "initials"]`. */
export interface CustomStep<Takes extends Kind = Kind, Gives extends Kind = Kind> {
  readonly takes: Takes;
  readonly gives: Gives;
  /**
   * Pure; never gets `undefined` or `null`. `undefined`: nothing can be said. `null`: none. Where it throws nothing is said of that person's
   * attribute, and a plan has an issue for it, without the error.
   */
  readonly run: (value: never) => Kinds[Gives] | null | undefined;
}

/** Custom steps by name. They stand beside the rules, since rules are JSON. */
export interface Functions {
  readonly [name: string]: CustomStep;
}

/** Makes a custom step: `customStep("text", "text", (name) => name.charAt(0))`. */
export const customStep = <Takes extends Kind, Gives extends Kind>(
  takes: Takes,
  gives: Gives,
  run: (value: Kinds[Takes]) => Kinds[Gives] | null | undefined,
): CustomStep<Takes, Gives> => Object.freeze({ takes, gives, run });
