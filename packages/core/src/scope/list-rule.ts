import { foldName } from "../roster/fold.ts";
import type { ReadAttribute, ScopeVerdict } from "./scope-verdict.ts";

/** One compiled rule. */
export type ScopeRule = (read: ReadAttribute) => ScopeVerdict;

const inScope: ScopeVerdict = Object.freeze({ in: true });

/** A rule that an attribute holds one of the names. `label` is how the attribute is called in the reason. */
export function listRule(label: string, attribute: string, names: readonly string[]): ScopeRule {
  const wanted = new Set(names.map(foldName));
  const other: ScopeVerdict = Object.freeze({ in: false, because: `${label} is not in scope`, stated: true });
  const untold: ScopeVerdict = Object.freeze({ in: false, because: `${label} is not stated`, stated: false });
  return (read) => {
    const value = read(attribute);
    if (value === undefined) return untold;
    return typeof value === "string" && wanted.has(foldName(value)) ? inScope : other;
  };
}
