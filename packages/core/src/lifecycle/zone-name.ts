import { Temporal } from "temporal-polyfill";
import { boundedMemo } from "./bounded-memo.ts";

/** Names start with a letter: an offset such as `+02:00` knows no summer time, so it is not taken for a zone. */
const spelling = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

const resolves = boundedMemo(4096, (name) => {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId.length > 0;
  } catch {
    return false;
  }
});

/** Whether text names an IANA time zone that this runtime knows. Offsets and Windows names are not zone names. */
export const isZoneName = (text: string): boolean => spelling.test(text) && resolves(text);
