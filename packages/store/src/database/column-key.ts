const escapeMark = "\u0001";

/** In no column key, so that texts made of several of them can be taken apart again. */
export const keySeparator = "\u0002";

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what PostgreSQL has no text for
const isHard = /[\0\u0001\u0002]/;

/**
 * An id as a column can hold it: itself, but for texts with control letters that we or PostgreSQL cannot have, or with a broken surrogate, which is lost on the
 * way. Two that differ stay two.
 */
export const columnKey = (text: string): string =>
  isHard.test(text) || !text.isWellFormed() ? `${escapeMark}${JSON.stringify(text)}` : text;

/** The id that a column key stands for. */
export const idOf = (key: string): string => (key.startsWith(escapeMark) ? JSON.parse(key.slice(1)) : key);
