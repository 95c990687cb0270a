import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";

/** What the work rejects with, which must not take seconds. */
export const soon = async (work: Promise<unknown>): Promise<unknown> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, 3_000, "late");
  });
  const error = await Promise.race([rejectionOf(work), late]);
  clearTimeout(timer);
  holds(error !== "late", "it went on for seconds");
  return error;
};
