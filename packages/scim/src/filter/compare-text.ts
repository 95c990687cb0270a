import { foldText, isAscii } from "../value/fold-text.ts";
import type { ComparisonOperator } from "./filter.ts";
import type { Test } from "./predicate.ts";

type TextOperator = Exclude<ComparisonOperator, "ne">;

const exact = {
  eq: (literal) => (value) => value === literal,
  co: (literal) => (value) => value.includes(literal),
  sw: (literal) => (value) => value.startsWith(literal),
  ew: (literal) => (value) => value.endsWith(literal),
  gt: (literal) => (value) => value > literal,
  ge: (literal) => (value) => value >= literal,
  lt: (literal) => (value) => value < literal,
  le: (literal) => (value) => value <= literal,
} satisfies Record<TextOperator, (literal: string) => (value: string) => boolean>;

/** A test of texts. Order is that of UTF-16 code units, of the folded texts where case does not count. */
export function compareText(operator: TextOperator, literal: string, caseExact: boolean): Test {
  if (caseExact) return onText(exact[operator](literal));
  const folded = foldText(literal);
  if (operator === "eq" && isAscii(literal)) return equalsAscii(literal, folded);
  const test = exact[operator](folded);
  return onText((value) => test(foldText(value)));
}

const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value === "string" && test(value);

/** The look-up by user name. Folding is left for texts of the same length, as no other can become this ASCII text. */
const equalsAscii =
  (literal: string, folded: string): Test =>
  (value) =>
    value === literal ||
    (typeof value === "string" && value.length === folded.length && value.toLowerCase() === folded);
