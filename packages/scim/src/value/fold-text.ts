/** Whether a text has no character beyond ASCII. Then lower-casing keeps its length, and there is nothing to compose. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** A text as it is compared where case does not count: lower case, and composed (NFC) so that accents compare equal however they are typed. */
export const foldText = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : text.normalize("NFC").toLowerCase();
