import { RosterkitError } from "@rosterkit/core";

/** What a caller of the API is told of a call that came to nothing. */
export interface Problem {
  /** HTTP status: 4xx or 5xx. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  /** For programs; the same in every version. */
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
  /** What is wrong with which part of the request. Absent: it is not about parts. */
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
  /** When it may be tried again, in whole seconds. Absent: it is not known. */
  readonly retryAfterSeconds?: number;
}

/** A call of the API that is refused. Names nobody. */
export class ProblemError extends RosterkitError {
  override readonly name: string = "ProblemError";
  readonly code: string;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message, { remedy: problem.remedy });
    this.code = problem.code;
    this.problem = problem;
  }
}
