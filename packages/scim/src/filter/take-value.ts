import { type Cursor, skipSpaces, takeWord } from "./cursor.ts";
import type { FilterValue } from "./filter.ts";

const quote = 34;
const backslash = 92;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const words: ReadonlyMap<string, FilterValue> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Takes a JSON string, number, `true`, `false` or `null`; the words in any case, as clients write `True`. */
export function takeValue(cursor: Cursor): FilterValue {
  if (skipSpaces(cursor) === quote) return takeString(cursor);
  const start = cursor.at;
  const word = takeWord(cursor);
  const constant = words.get(word) ?? words.get(word.toLowerCase());
  if (constant !== undefined) return constant;
  if (jsonNumber.test(word) && Number.isFinite(Number(word))) return Number(word) + 0;
  cursor.at = start;
  throw cursor.refuse("a value in quotes, a number, true, false or null expected");
}

function takeString(cursor: Cursor): string {
  const { text, at: start } = cursor;
  let at = start + 1;
  let code = text.charCodeAt(at);
  let plain = true;
  while (code !== quote) {
    // NaN, at the end of the text, is not at least 32 either.
    if (!(code >= 32)) throw cursor.refuse("this text in quotes does not end");
    if (code === backslash) {
      plain = false;
      at++;
    }
    code = text.charCodeAt(++at);
  }
  const value = plain ? text.slice(start + 1, at) : unescaped(cursor, text.slice(start, at + 1));
  cursor.at = at + 1;
  return value;
}

function unescaped(cursor: Cursor, quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw cursor.refuse("this text in quotes has an escape that JSON does not know");
  }
}
