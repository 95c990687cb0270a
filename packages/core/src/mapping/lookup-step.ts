import type { Step } from "./expression.ts";
import { defineStep, type PreparedStep } from "./step-definition.ts";

/** What a lookup does with a text that its table does not have. Absent: nothing can be said, so the target is left alone. */
export type LookupOptions = { readonly default: string } | { readonly unknown: "asIs" };

/** A lookup's table: the source's text to the target's. Compared exactly. */
export interface LookupTable {
  readonly [from: string]: string;
}

const maximumEntries = 10_000;

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTable = (value: unknown): value is LookupTable =>
  isRecord(value) &&
  Object.keys(value).length <= maximumEntries &&
  Object.values(value).every((text) => typeof text === "string");

const isOptions = (value: unknown): value is LookupOptions =>
  isRecord(value) && Object.keys(value).length === 1 && (typeof value.default === "string" || value.unknown === "asIs");

const invert = (table: LookupTable): Step[] | undefined => {
  const entries = Object.entries(table).map(([from, to]) => [to, from] as const);
  return new Set(entries.map(([to]) => to)).size === entries.length
    ? [["lookup", Object.fromEntries(entries)]]
    : undefined;
};

const withoutOptions = (table: LookupTable): PreparedStep => {
  const entries = new Map(Object.entries(table));
  const back = invert(table);
  return { run: (value: string) => entries.get(value), words: "looked up", ...(back && { back }) };
};

const withOptions = (table: LookupTable, options: LookupOptions): PreparedStep => {
  const entries = new Map(Object.entries(table));
  if ("unknown" in options)
    return { run: (value: string) => entries.get(value) ?? value, words: "looked up, else as it is" };
  const otherwise = options.default;
  return { run: (value: string) => entries.get(value) ?? otherwise, words: `looked up, else "${otherwise}"` };
};

/** The step `["lookup", table, options?]`. It inverts when the table is one-to-one and has no options. */
export const lookupStep = defineStep(["text"], "text", (table, options, ...more) => {
  if (!isTable(table)) return `takes a table of texts, of ${maximumEntries} entries at most`;
  if (options === undefined && more.length === 0) return withoutOptions(table);
  return isOptions(options) && more.length === 0
    ? withOptions(table, options)
    : 'takes one option after its table: { "default": text } or { "unknown": "asIs" }';
});
