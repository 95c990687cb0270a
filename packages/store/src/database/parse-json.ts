import { StoreError } from "../store-error.ts";

/**
 * What JSON of ours holds. Throws a StoreError when it is damaged: the error of the parser quotes the text, which holds personal data. `place`: which
 * database, to be named then.
 */
// biome-ignore lint/suspicious/noExplicitAny: as JSON.parse has it; whoever asks says what was written
export const parseJson = (text: string, place?: string): any => {
  try {
    return JSON.parse(text);
  } catch {
    throw new StoreError("corrupt", `A row does not hold what was written${place === undefined ? "" : `: ${place}`}`);
  }
};
