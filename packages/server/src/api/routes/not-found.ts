import { ProblemError } from "../problem-error.ts";

/** There is none of that id, or whoever asks is not to know of it. */
export const notFound = (what: string): ProblemError =>
  new ProblemError({ status: 404, code: "not-found", message: `There is no such ${what}` });
