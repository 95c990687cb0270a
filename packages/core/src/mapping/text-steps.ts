import { defineStep, plain } from "./step-definition.ts";

const capitalise = (value: string): string => value.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

/** Letters at the start and after a space, hyphen, apostrophe, dot or slash begin a word. */
const titleCase = (value: string): string =>
  value
    .toLowerCase()
    .replace(/(^|[\s\-'’./(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** Cuts between code points, so that no half of a surrogate pair is left. */
const cut = (value: string, units: number): string => {
  if (value.length <= units) return value;
  const splitsPair = /[\uD800-\uDBFF]/.test(value.charAt(units - 1));
  return value.slice(0, splitsPair ? units - 1 : units);
};

const isLength = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

const isSeparator = (value: unknown): value is string => typeof value === "string" && value.length <= 10;

/** Steps on text. Case is changed without regard to any machine's locale. */
export const textSteps = {
  /** `ANNA` → `anna`. */
  lower: defineStep(["text"], "text", plain({ run: (value: string) => value.toLowerCase(), words: "lower case" })),
  /** `gb` → `GB`. */
  upper: defineStep(["text"], "text", plain({ run: (value: string) => value.toUpperCase(), words: "upper case" })),
  /** `head of IT` → `Head of IT`. */
  capitalise: defineStep(["text"], "text", plain({ run: capitalise, words: "first letter upper case" })),
  /** `ANNA-MARIA O'NEILL` → `Anna-Maria O'Neill`. */
  titleCase: defineStep(["text"], "text", plain({ run: titleCase, words: "title case" })),
  /** Without white space at both ends. */
  trim: defineStep(["text"], "text", plain({ run: (value: string) => value.trim(), words: "trimmed" })),
  /** At most so many UTF-16 units; a surrogate pair is never split. */
  truncate: defineStep(["text"], "text", (units, ...more) =>
    isLength(units) && more.length === 0
      ? { run: (value: string) => cut(value, units), words: `at most ${units} characters` }
      : "takes one parameter: the greatest length, a whole number above 0",
  ),
  /** A list as one text. */
  join: defineStep(["texts"], "text", (separator, ...more) =>
    isSeparator(separator) && more.length === 0
      ? { run: (value: readonly string[]) => value.join(separator), words: `joined by "${separator}"` }
      : "takes one parameter: the text between two items, of 10 characters at most",
  ),
  /** One text as a list of one. */
  asList: defineStep(["text"], "texts", plain({ run: (value: string) => [value], words: "as a list" })),
  /** A number or a flag as text: `12`, `true`. */
  asText: defineStep(
    ["number", "flag"],
    "text",
    plain({ run: (value: number | boolean) => String(value), words: "as text" }),
  ),
};
