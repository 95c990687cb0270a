import type { AttributeFacts } from "../shape/shape.ts";
import { isSame } from "./comparable.ts";
import { fingerprintOf } from "./fingerprints.ts";
import { isNothing } from "./is-nothing.ts";

/** What one attribute's diff is told. Three ways: what is wanted, what was found, and what we last wrote. */
export interface AttributeState {
  /** `undefined`: not said, so not managed. `null`: said to be none. */
  readonly wanted: unknown;
  /** Absent and `null` alike: nothing there. */
  readonly found: unknown;
  /** Fingerprint of what was last written or seen to agree; absent when there is none. */
  readonly last: string | undefined;
  readonly facts: AttributeFacts;
  /** What `null` does: three-way when absent. */
  readonly onNull?: "keep" | "clear" | undefined;
  /** What becomes of a value that only the target changed. */
  readonly drift: "restore" | "report";
}

/**
 * What one attribute's diff concludes.
 *
 * - `keep`: nothing to do.
 * - `set`, `clear`: to be written; `drifted` when only the target had changed.
 * - `drift`: only the target changed, and the settings say to report it.
 * - `kept`: the source says none and the value stays, because somebody else put it there or the target requires it.
 */
export type AttributeDiff =
  | { readonly kind: "keep" }
  | { readonly kind: "set"; readonly drifted: boolean }
  | { readonly kind: "clear" }
  | { readonly kind: "drift" }
  | { readonly kind: "kept"; readonly why: "not ours" | "required" | "by rule" };

const keep: AttributeDiff = { kind: "keep" };

/** Compares one attribute three ways. Pure. */
export function diffAttribute(state: AttributeState): AttributeDiff {
  if (state.wanted === undefined) return keep;
  if (state.wanted === null) return diffNone(state);
  if (state.facts.writeOnly)
    return fingerprintOf(state.wanted, state.facts.compare) === state.last ? keep : { kind: "set", drifted: false };
  if (isSame(state.wanted, state.found, state.facts.compare)) return keep;
  const drifted = state.last !== undefined && state.last === fingerprintOf(state.wanted, state.facts.compare);
  return drifted && state.drift === "report" ? { kind: "drift" } : { kind: "set", drifted };
}

function diffNone({ found, last, facts, onNull }: AttributeState): AttributeDiff {
  if (isNothing(found)) return keep;
  if (facts.required) return { kind: "kept", why: "required" };
  if (onNull === "keep") return { kind: "kept", why: "by rule" };
  if (onNull === "clear") return { kind: "clear" };
  return last !== undefined && last === fingerprintOf(found, facts.compare)
    ? { kind: "clear" }
    : { kind: "kept", why: "not ours" };
}
