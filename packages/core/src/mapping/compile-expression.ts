import type { Functions } from "./custom-step.ts";
import type {
  ChainExpression,
  Expression,
  FirstExpression,
  PhoneExpression,
  TemplateExpression,
  WhenExpression,
} from "./expression.ts";
import { type Misread, unreadable } from "./misread.ts";
import { prepareStep, type RunnableStep } from "./prepare-step.ts";
import { readPhone } from "./read-phone.ts";
import { parseTemplate } from "./template.ts";

/** Reads one value from a row. */
export type Read = (row: unknown) => unknown;

/** What an expression is compiled in. */
export interface Scope {
  /** The closure of an attribute of the source. */
  readonly read: (name: string) => Read;
  readonly functions: Functions;
  /** Wraps the closure of a part to listen to it, with the part in words. Absent on the hot path. */
  readonly tell?: (words: string, read: Read) => Read;
  /** Told of every value that could not be read. Absent on the hot path. */
  readonly misread?: (misread: Misread) => void;
}

/** What making a phone number international is called. */
export const phoneWords = "as an international phone number";

const told = ({ tell }: Scope, words: string, read: Read): Read => (tell ? tell(words, read) : read);

const compileFirst = ({ first }: FirstExpression, scope: Scope): Read => {
  const reads = first.map((part) => compileExpression(part, scope));
  return (row) => {
    let none: null | undefined;
    for (const read of reads) {
      const value = read(row);
      if (value === null || value === "") none = null;
      else if (value !== undefined) return value;
    }
    return none;
  };
};

const collapse = (text: string): string => text.replace(/ {2,}/g, " ").trim();

const compileTemplate = ({ template }: TemplateExpression, scope: Scope): Read => {
  const { texts, holes } = parseTemplate(template) ?? { texts: [], holes: [] };
  const [opening = "", ...following] = texts;
  const parts = holes.map((hole, index) => ({ read: scope.read(hole), after: following[index] ?? "" }));
  return (row) => {
    let text = opening;
    let filled = 0;
    for (const { read, after } of parts) {
      const value = read(row);
      if (value === undefined) return undefined;
      if (value === null || value === "") text += after;
      else {
        text += value + after;
        filled += 1;
      }
    }
    if (filled === 0) return null;
    return filled === parts.length ? text : collapse(text);
  };
};

const compileWhen = ({ when, is, then, otherwise }: WhenExpression, scope: Scope): Read => {
  const condition = compileExpression(when, scope);
  const listed = new Set<unknown>(is);
  const met = compileExpression(then, scope);
  const unmet = otherwise === undefined ? () => null : compileExpression(otherwise, scope);
  return (row) => {
    const value = condition(row);
    if (value === undefined) return undefined;
    return listed.has(value) ? met(row) : unmet(row);
  };
};

const compilePhone = ({ phone, country }: PhoneExpression, scope: Scope): Read => {
  const readText = compileExpression(phone, scope);
  const readCountry = country === undefined ? () => undefined : compileExpression(country, scope);
  return (row) => {
    const text = readText(row);
    if (text === undefined || text === null || text === "") return text;
    const number = readPhone(String(text), () => readCountry(row));
    return typeof number === "string" ? number : void scope.misread?.(number);
  };
};

/** A step that may meet a value it cannot read. */
const compileUnsure = (inner: Read, { run }: RunnableStep, misread: Misread, scope: Scope): Read => {
  return (row) => {
    const value = inner(row);
    const made = value === undefined || value === null ? value : run(value);
    return made === unreadable ? void scope.misread?.(misread) : made;
  };
};

const compileStep = (inner: Read, step: RunnableStep, scope: Scope): Read => {
  const { run, misread } = step;
  if (misread) return compileUnsure(inner, step, misread, scope);
  return (row) => {
    const value = inner(row);
    return value === undefined || value === null ? value : run(value);
  };
};

const compileChain = ({ from, through }: ChainExpression, scope: Scope): Read => {
  let read = compileExpression(from, scope);
  for (const json of through) {
    const step = prepareStep(json, scope.functions);
    read = told(scope, step.words, compileStep(read, step, scope));
  }
  return read;
};

/** Compiles an expression that the check has passed into one closure. */
export const compileExpression = (expression: Expression, scope: Scope): Read => {
  if (typeof expression === "string") return scope.read(expression);
  if ("from" in expression) return compileChain(expression, scope);
  if ("template" in expression) return told(scope, expression.template, compileTemplate(expression, scope));
  if ("phone" in expression) return told(scope, phoneWords, compilePhone(expression, scope));
  if ("first" in expression) return told(scope, "the first that is there", compileFirst(expression, scope));
  if ("when" in expression) return told(scope, "by condition", compileWhen(expression, scope));
  const { constant } = expression;
  return told(scope, "constant", () => constant);
};
