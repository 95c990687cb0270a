import { instantOf } from "../value/instant.ts";
import type { ComparisonOperator } from "./filter.ts";
import type { Test } from "./predicate.ts";

/** The operators that numbers and dates know, but for `ne`. */
export type OrderOperator = "eq" | "gt" | "ge" | "lt" | "le";

const orders = {
  eq: (literal) => (value) => value === literal,
  gt: (literal) => (value) => value > literal,
  ge: (literal) => (value) => value >= literal,
  lt: (literal) => (value) => value < literal,
  le: (literal) => (value) => value <= literal,
} satisfies Record<OrderOperator, (literal: number) => (value: number) => boolean>;

export const isOrder = (operator: ComparisonOperator): operator is OrderOperator => Object.hasOwn(orders, operator);

/** A test of numbers. */
export function compareNumber(operator: OrderOperator, literal: number): Test {
  const test = orders[operator](literal);
  return (value) => typeof value === "number" && test(value);
}

/** A test of `xsd:dateTime` values by the instants they stand for, whatever their zones and fractions. */
export function compareInstant(operator: OrderOperator, literal: number): Test {
  const test = orders[operator](literal);
  return (value) => typeof value === "string" && test(instantOf(value));
}
