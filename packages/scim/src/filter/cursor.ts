import type { ScimError } from "../error/scim-error.ts";

/** How far a parser has come in its text. */
export interface Cursor {
  readonly text: string;
  /** Index of the next character. */
  at: number;
  /** How much deeper it may still go. */
  depthLeft: number;
  /** What goes wrong becomes this error. Positions are all it may tell of the text, which may hold personal data. */
  readonly refuse: (problem: string) => ScimError;
}

/** Which characters may be part of a path: letters, digits and `$-_.:/%+`, which URNs have too. */
const pathCharacters = new Uint8Array(128);
for (const character of "$-_.:/%+0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  pathCharacters[character.charCodeAt(0)] = 1;
}

/** True for the code of a character that may be part of a path. */
const isPathCharacter = (code: number): boolean => pathCharacters[code] === 1;

const space = 32;

/** Moves past spaces; returns the code of what follows, NaN at the end. */
export function skipSpaces(cursor: Cursor): number {
  const { text } = cursor;
  let code = text.charCodeAt(cursor.at);
  while (code === space) code = text.charCodeAt(++cursor.at);
  return code;
}

/** Takes all that may be part of a path or an operator; empty when there is none. */
export function takeWord(cursor: Cursor): string {
  const { text, at: start } = cursor;
  let at = start;
  while (at < text.length && isPathCharacter(text.charCodeAt(at))) at++;
  cursor.at = at;
  return text.slice(start, at);
}

/** Takes a keyword in any case, if it comes next as a whole word. */
export function takeKeyword(cursor: Cursor, keyword: "and" | "or"): boolean {
  skipSpaces(cursor);
  const { text, at } = cursor;
  const end = at + keyword.length;
  if (at >= text.length || (end < text.length && isPathCharacter(text.charCodeAt(end)))) return false;
  if (text.slice(at, end).toLowerCase() !== keyword) return false;
  cursor.at = end;
  return true;
}

/** Takes this character, or refuses. */
export function takeCharacter(cursor: Cursor, character: string): void {
  skipSpaces(cursor);
  if (cursor.text[cursor.at] !== character) throw cursor.refuse(`"${character}" expected`);
  cursor.at++;
}

/** Runs a step one level deeper, or refuses when that is too deep. */
export function deeper<Result>(cursor: Cursor, step: () => Result): Result {
  if (cursor.depthLeft === 0) throw cursor.refuse("nested too deeply");
  cursor.depthLeft--;
  const result = step();
  cursor.depthLeft++;
  return result;
}
