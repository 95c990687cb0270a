import { isRecord } from "./is-record.ts";

/** JSON whose names are in order, so that equal values have equal texts. */
export const stableText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
