import { OktaError } from "./okta-error.ts";

/** A comparison of one property, e.g. `profile.lastName eq "Brock"`. `pr` (present) has no value. */
export interface Comparison {
  readonly kind: "compare";
  readonly path: string;
  /** In lower case. */
  readonly operator: string;
  readonly value: string | number | boolean | undefined;
}

/** A filter or search as a tree. */
export type Expression = Comparison | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] };

const longest = 4000;
const tokenPattern = /\s*(?:([()])|("(?:[^"\\]|\\.)*")|([^\s()"]+))/y;

/** Parses the SCIM-like language of `filter` and `search`. Throws E0000031 when the text is not of it or too long. */
export function parseExpression(text: string): Expression {
  if (text.length > longest) throw new OktaError("E0000031");
  const tokens = tokenize(text);
  const parser = createParser(tokens);
  const expression = parser.any();
  if (!parser.atEnd()) throw new OktaError("E0000031");
  return expression;
}

/** Every comparison in the tree. */
export function comparisonsOf(expression: Expression): readonly Comparison[] {
  return expression.kind === "compare" ? [expression] : expression.parts.flatMap(comparisonsOf);
}

function tokenize(text: string): readonly string[] {
  const trimmed = text.trimEnd();
  const pattern = new RegExp(tokenPattern);
  const tokens: string[] = [];
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed);
    if (match === null) throw new OktaError("E0000031");
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return tokens;
}

interface Parser {
  readonly any: () => Expression;
  readonly atEnd: () => boolean;
}

function createParser(tokens: readonly string[]): Parser {
  let position = 0;
  const peek = (): string => tokens[position]?.toLowerCase() ?? "";
  const next = (): string => {
    const token = tokens[position++];
    if (token === undefined) throw new OktaError("E0000031");
    return token;
  };

  function joined(kind: "and" | "or", part: () => Expression): Expression {
    const first = part();
    const parts = [first];
    while (peek() === kind) {
      next();
      parts.push(part());
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  function term(): Expression {
    if (peek() !== "(") return comparison(next, peek);
    next();
    const inside = any();
    if (next() !== ")") throw new OktaError("E0000031");
    return inside;
  }

  function any(): Expression {
    return joined("or", () => joined("and", term));
  }

  return { any, atEnd: () => position === tokens.length };
}

function comparison(next: () => string, peek: () => string): Comparison {
  const path = next();
  if (!/^[A-Za-z_][\w.]*$/.test(path) || peek() === "") throw new OktaError("E0000031");
  const operator = next().toLowerCase();
  return { kind: "compare", path, operator, value: operator === "pr" ? undefined : literal(next()) };
}

function literal(token: string): string | number | boolean {
  if (token.startsWith('"')) return token.slice(1, -1).replace(/\\(.)/g, "$1");
  if (token === "true" || token === "false") return token === "true";
  const number = Number(token);
  if (Number.isNaN(number)) throw new OktaError("E0000031");
  return number;
}
