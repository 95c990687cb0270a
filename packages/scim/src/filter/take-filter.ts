import { type Cursor, deeper, skipSpaces, takeCharacter, takeKeyword, takeWord } from "./cursor.ts";
import type { Combination, ComparisonOperator, Filter } from "./filter.ts";
import { takeValue } from "./take-value.ts";

const openParenthesis = 40;
const openBracket = 91;
const dot = 46;

const comparisons: ReadonlySet<string> = new Set(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]);

/** Takes a filter: `or` binds least, then `and`, then `not` (RFC 7644 §3.4.2.2). Inside a value filter there is no other. */
export function takeFilter(cursor: Cursor, inValue = false): Filter {
  const first = takeConjunction(cursor, inValue);
  if (!takeKeyword(cursor, "or")) return first;
  const filters: [Filter, Filter, ...Filter[]] = [first, takeConjunction(cursor, inValue)];
  while (takeKeyword(cursor, "or")) filters.push(takeConjunction(cursor, inValue));
  return { operator: "or", filters };
}

function takeConjunction(cursor: Cursor, inValue: boolean): Filter {
  const first = takeTerm(cursor, inValue);
  if (!takeKeyword(cursor, "and")) return first;
  const filters: [Filter, Filter, ...Filter[]] = [first, takeTerm(cursor, inValue)];
  while (takeKeyword(cursor, "and")) filters.push(takeTerm(cursor, inValue));
  return { operator: "and", filters };
}

function takeTerm(cursor: Cursor, inValue: boolean): Filter {
  if (skipSpaces(cursor) === openParenthesis) return takeGroup(cursor, inValue);
  const path = takePath(cursor);
  if (cursor.text.charCodeAt(cursor.at) === openBracket) {
    if (inValue) throw cursor.refuse("a value filter cannot hold another");
    return takeValueFilter(cursor, path);
  }
  if (skipSpaces(cursor) === openParenthesis && path.toLowerCase() === "not") {
    return { operator: "not", filter: takeGroup(cursor, inValue) };
  }
  return takeExpression(cursor, path);
}

/** Takes the name of an attribute, or refuses. */
export function takePath(cursor: Cursor): string {
  const start = cursor.at;
  const path = takeWord(cursor);
  // A letter, in either case.
  const first = path.charCodeAt(0) | 32;
  if ((first >= 97 && first <= 122) || path === "$ref") return path;
  cursor.at = start;
  throw cursor.refuse("the name of an attribute expected");
}

function takeGroup(cursor: Cursor, inValue: boolean): Filter {
  return deeper(cursor, () => {
    cursor.at++;
    const filter = takeFilter(cursor, inValue);
    takeCharacter(cursor, ")");
    return filter;
  });
}

/** Takes `[…]`. */
export function takeBrackets(cursor: Cursor): Filter {
  return deeper(cursor, () => {
    cursor.at++;
    const filter = takeFilter(cursor, true);
    takeCharacter(cursor, "]");
    return filter;
  });
}

/** `emails[type eq "work"].value eq "a"` is beyond the grammar, but clients send it: it can only mean one value of which both hold. */
function takeValueFilter(cursor: Cursor, path: string): Filter {
  const filter = takeBrackets(cursor);
  if (cursor.text.charCodeAt(cursor.at) !== dot) return { operator: "some", path, filter };
  cursor.at++;
  const both: Combination = { operator: "and", filters: [filter, takeExpression(cursor, takePath(cursor))] };
  return { operator: "some", path, filter: both };
}

function takeExpression(cursor: Cursor, path: string): Filter {
  skipSpaces(cursor);
  const start = cursor.at;
  const operator = takeWord(cursor).toLowerCase();
  if (operator === "pr") return { operator, path };
  if (isComparison(operator)) return { operator, path, value: takeValue(cursor) };
  cursor.at = start;
  throw cursor.refuse("an operator expected, such as eq or pr");
}

const isComparison = (word: string): word is ComparisonOperator => comparisons.has(word);
