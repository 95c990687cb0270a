import type { Reading } from "./reader.ts";

/** Asks when first called, and keeps the answer. A failure is not kept: the next call asks again. */
export const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let answer: Promise<Answer> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
};

/** The same for each read: all its pages are given one answer, and a page that is asked for again after a failure asks again. */
export const oncePerReading = <Answer>(
  ask: (reading: Reading) => Promise<Answer>,
): ((reading: Reading) => Promise<Answer>) => {
  const asked = new WeakMap<Reading, () => Promise<Answer>>();
  return (reading) => {
    const known = asked.get(reading) ?? once(() => ask(reading));
    asked.set(reading, known);
    return known();
  };
};
