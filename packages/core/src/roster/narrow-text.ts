/**
 * Text in which only few characters lie beyond Latin-1 takes two bytes for each of its characters; written with escapes it takes one.
 * The form depends on the text alone, so equal texts stay equal. No `mark` in the text may be followed by a letter from `@` to `DEL`.
 */
export const narrowText = (text: string, mark: string): string => {
  if (!beyondLatin1.test(text)) return text;
  const narrow = text.replace(everyBeyondLatin1, (unit) => mark + lettersOf(unit.charCodeAt(0)));
  return narrow.length < text.length * 2 ? narrow : text;
};

/** What follows a mark: three letters that `narrowText` wrote, then text that was not touched. */
export const widenText = (marked: string): string =>
  String.fromCharCode(
    ((marked.charCodeAt(0) - base) << 12) | ((marked.charCodeAt(1) - base) << 6) | (marked.charCodeAt(2) - base),
  ) + marked.slice(3);

const beyondLatin1 = /[\u0100-\uffff]/;
const everyBeyondLatin1 = /[\u0100-\uffff]/g;
const base = 0x40;

/** 4, 6 and 6 bits of a UTF-16 code unit as letters from `@` to `DEL`. */
const lettersOf = (unit: number): string =>
  String.fromCharCode(base + (unit >> 12), base + ((unit >> 6) & 63), base + (unit & 63));
