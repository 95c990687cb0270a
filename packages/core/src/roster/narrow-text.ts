/** True for text with a character beyond Latin-1, which makes every character of it take two bytes. Costs nothing for other text. */
export const isWide = (text: string): boolean => beyondLatin1.test(text);

/**
 * Wide text written in Latin-1, with a mark and three letters for each character beyond it. The form depends on the text alone.
 * No `mark` in the text may be followed by a letter from `@` to `DEL`.
 */
export const narrowText = (text: string, mark: string): string => {
  if (!isWide(text)) return text;
  // Built from single characters: a part cut out of a wide text would be wide itself.
  let narrow = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    narrow += unit > 0xff ? mark + lettersOf(unit) : String.fromCharCode(unit);
  }
  return narrow;
};

/** What follows a mark: the three letters that `narrowText` wrote, then text that was not touched. */
export const widenText = (marked: string): string => {
  const unit =
    ((marked.charCodeAt(0) - base) << 12) | ((marked.charCodeAt(1) - base) << 6) | (marked.charCodeAt(2) - base);
  return String.fromCharCode(unit) + marked.slice(3);
};

const beyondLatin1 = /[\u0100-\uffff]/;
const base = 0x40;

/** 4, 6 and 6 bits of a UTF-16 code unit as letters from `@` to `DEL`. */
const lettersOf = (unit: number): string =>
  String.fromCharCode(base + (unit >> 12), base + ((unit >> 6) & 63), base + (unit & 63));
