import { badRequest } from "../error/refuse.ts";
import type { ScimError } from "../error/scim-error.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { AttributeType } from "../schema/attribute-definition.ts";
import { instantOf } from "../value/instant.ts";
import { compareInstant, compareNumber, isOrder } from "./compare-order.ts";
import { compareText } from "./compare-text.ts";
import type { Comparison, ComparisonOperator, FilterValue } from "./filter.ts";
import type { Test } from "./predicate.ts";

type Positive = Exclude<ComparisonOperator, "ne">;
type Compare = (attribute: Attribute, operator: Positive, value: FilterValue) => Test;

/**
 * The test of one value that a comparison asks for, `ne` taken as `eq`. Throws `invalidFilter` where RFC 7644 §3.4.2.2 knows no such
 * comparison for the attribute's type.
 */
export function compare(attribute: Attribute, { operator, value }: Comparison): Test {
  return comparisons[attribute.type](attribute, operator === "ne" ? "eq" : operator, value);
}

const text: Compare = (attribute, operator, value) => {
  if (typeof value !== "string") throw mismatch(attribute, "text");
  return compareText(operator, value, attribute.caseExact);
};

const number: Compare = (attribute, operator, value) => {
  if (typeof value !== "number") throw mismatch(attribute, "a number");
  if (!isOrder(operator)) throw unsupported(attribute, operator);
  return compareNumber(operator, value);
};

const boolean: Compare = (attribute, operator, value) => {
  const wanted = typeof value === "string" ? value.toLowerCase() : String(value);
  if (wanted !== "true" && wanted !== "false") throw mismatch(attribute, "true or false");
  if (operator !== "eq") throw unsupported(attribute, operator);
  return wanted === "true" ? (each) => each === true : (each) => each === false;
};

const dateTime: Compare = (attribute, operator, value) => {
  if (typeof value !== "string") throw mismatch(attribute, "a date and time");
  if (!isOrder(operator)) return compareText(operator, value, false);
  const instant = instantOf(value);
  if (Number.isNaN(instant)) throw mismatch(attribute, "a date and time");
  return compareInstant(operator, instant);
};

const binary: Compare = (attribute, operator, value) => {
  if (operator === "gt" || operator === "ge" || operator === "lt" || operator === "le") {
    throw unsupported(attribute, operator);
  }
  return text(attribute, operator, value);
};

const complex: Compare = (attribute) => {
  throw badRequest(
    "invalidFilter",
    `The filter compares ${attribute.path}, which has sub-attributes: name one of them`,
  );
};

const comparisons: Readonly<Record<AttributeType, Compare>> = {
  string: text,
  reference: text,
  binary,
  boolean,
  integer: number,
  decimal: number,
  dateTime,
  complex,
};

const mismatch = ({ path }: Attribute, expected: string): ScimError =>
  badRequest("invalidFilter", `The filter compares ${path} with something that is not ${expected}`);

const unsupported = ({ path, type }: Attribute, operator: string): ScimError =>
  badRequest("invalidFilter", `The filter asks for ${operator} on ${path}, which a ${type} does not know`);
