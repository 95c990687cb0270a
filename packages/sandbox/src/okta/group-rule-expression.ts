import { OktaError } from "./okta-error.ts";
import { type Profile, profileText } from "./user-record.ts";

/** Does a profile satisfy the condition? */
type Condition = (profile: Profile) => boolean;

const tokenPattern = /\s*(&&|\|\||==|!=|[()!,]|"[^"]*"|[\w.]+)/y;
const longest = 2000;

/** Compiled conditions by their text: a rule looks at everybody. */
const compiled = new Map<string, Condition>();

/**
 * Does a profile satisfy a group rule's expression? Knows the part of Okta's expression language that compares texts:
 * `user.name == "x"`, `!=`, `String.startsWith`, `String.stringContains`, AND, OR, `!` and brackets. A missing
 * attribute is an empty text. Throws E0000001 for anything else.
 */
export function matchesGroupRule(expression: string, profile: Profile): boolean {
  const condition = compiled.get(expression) ?? compile(expression);
  compiled.set(expression, condition);
  return condition(profile);
}

/** Throws E0000001 when the expression is not one. The cause's text is UNCONFIRMED. */
export function checkGroupRule(expression: string): void {
  compile(expression);
}

function compile(expression: string): Condition {
  const tokens = tokenize(expression);
  let position = 0;
  const next = (): string => tokens[position++] ?? "";
  const takes = (...tokensToTake: readonly string[]): boolean => {
    const found = tokensToTake.includes(tokens[position] ?? "");
    if (found) position += 1;
    return found;
  };
  const needs = (token: string): void => void (takes(token) || refuse());

  function any(): Condition {
    const parts = [all()];
    while (takes("OR", "or", "||")) parts.push(all());
    return (profile) => parts.some((part) => part(profile));
  }
  function all(): Condition {
    const parts = [term()];
    while (takes("AND", "and", "&&")) parts.push(term());
    return (profile) => parts.every((part) => part(profile));
  }
  function term(): Condition {
    if (takes("!", "NOT", "not")) {
      const inner = term();
      return (profile) => !inner(profile);
    }
    if (takes("(")) {
      const inner = any();
      needs(")");
      return inner;
    }
    const first = next();
    return first.startsWith("String.") ? called(first) : compared(operand(first));
  }
  function compared(left: Operand): Condition {
    const wanted = takes("==") || (takes("!=") ? false : refuse());
    const right = operand(next());
    return (profile) => (left(profile) === right(profile)) === wanted;
  }
  function called(name: string): Condition {
    const test = functions[name] ?? refuse();
    needs("(");
    const text = operand(next());
    needs(",");
    const part = operand(next());
    needs(")");
    return (profile) => test(text(profile), part(profile));
  }

  const condition = any();
  return position === tokens.length ? condition : refuse();
}

type Operand = (profile: Profile) => string;

const functions: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  "String.startsWith": (text, part) => text.startsWith(part),
  "String.stringContains": (text, part) => text.includes(part),
};

function operand(token: string): Operand {
  if (token.startsWith('"')) return () => token.slice(1, -1);
  if (!token.startsWith("user.")) return refuse();
  const name = token.slice("user.".length);
  return (profile) => profileText({ profile }, name);
}

function tokenize(text: string): readonly string[] {
  const trimmed = text.length > longest ? refuse() : text.trimEnd();
  const pattern = new RegExp(tokenPattern);
  const tokens: string[] = [];
  while (pattern.lastIndex < trimmed.length) tokens.push(pattern.exec(trimmed)?.[1] ?? refuse());
  return tokens;
}

function refuse(): never {
  throw new OktaError("E0000001", "rule", ["Invalid expression"]);
}
