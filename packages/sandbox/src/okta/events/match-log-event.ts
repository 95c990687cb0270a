import { comparisonsOf, type Expression, parseExpression } from "../filter-expression.ts";
import { matchesExpression, type PropertyReader } from "../match-expression.ts";
import { OktaError } from "../okta-error.ts";

/** An event as it is shown. */
type Shown = Readonly<Record<string, unknown>>;

/** Does an event satisfy `filter` and `q`? */
export type LogMatcher = (shown: Shown) => boolean;

/** Reads `filter` and `q`. Throws E0000053 for a filter that is none or that names `published`, and E0000001 for too many words or too long ones. */
export function readLogMatcher(query: URLSearchParams): LogMatcher {
  const filter = readFilter(query.get("filter"));
  const words = readWords(query.get("q") ?? "");
  return (shown) => {
    if (filter !== undefined && !matchesExpression(propertyOf(shown), filter, false)) return false;
    if (words.length === 0) return true;
    const text = JSON.stringify(shown).toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function readFilter(text: string | null): Expression | undefined {
  if (text === null) return undefined;
  const expression = parsed(text);
  if (comparisonsOf(expression).some(({ path }) => path === "published")) throw new OktaError("E0000053");
  return expression;
}

function parsed(text: string): Expression {
  try {
    return parseExpression(text);
  } catch (error) {
    throw error instanceof OktaError ? new OktaError("E0000053") : error;
  }
}

function readWords(q: string): readonly string[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 10 || words.some((word) => word.length > 40))
    throw new OktaError("E0000001", "q", ["q: At most 10 words of at most 40 characters"]);
  return words;
}

/** The values at a path; of a list those of every item. */
function propertyOf(shown: Shown): PropertyReader {
  return (path) => {
    let values: readonly unknown[] = [shown];
    for (const name of path.split(".")) values = values.flatMap((value) => memberOf(value, name));
    const texts = values.filter((value) => typeof value === "string" || typeof value === "number");
    return texts.length === 0 ? undefined : texts;
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
  return (value as Shown)[name];
}
