import { Temporal } from "temporal-polyfill";
import { boundedMemo } from "./bounded-memo.ts";

/** Years from 1900 on: an earlier one in an HR system is a typing error or a program's idea of "none". */
const spelling = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/;

function shift(day: string, days: number): string | null {
  if (!spelling.test(day)) return null;
  try {
    return Temporal.PlainDate.from(day).add({ days }).toString();
  } catch {
    return null;
  }
}

const remembered = boundedMemo(32_768, (key) => shift(key.slice(0, 10), Number(key.slice(10))));

/** A calendar day `YYYY-MM-DD`, moved by whole days. `null` when it is not a day of the years 1900 to 9999. Remembered. */
export const shiftDay = (day: string, days: number): string | null =>
  // Text of another length cannot be a day, and must not fill the memo.
  day.length === 10 ? remembered(day + days) : null;
