import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.api");

/** What is known about a call that a vendor refused. */
export interface Refusal {
  /** The vendor's name as people know it. */
  readonly vendor: string;
  /** HTTP status. */
  readonly status: number;
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path with placeholders instead of ids, such as `/users/{id}`; never a query string. */
  readonly path: string;
  /** The vendor's own code for the refusal. Absent when it gives none. */
  readonly vendorCode?: string | undefined;
  /** The vendor's id of this request, to quote to its support. Absent when it gives none. */
  readonly requestId?: string | undefined;
  /** What the refusal means, in words that hold nothing of the request. */
  readonly summary?: string | undefined;
  /** Marks the vendor's reader recognised in the answer, such as `duplicate:login`; names of attributes, never values. */
  readonly reasons?: readonly string[] | undefined;
}

/** The codes of errors that stand for an answer of a vendor. */
export type ApiErrorCode = "api" | "authentication" | "permission" | "precondition" | "rate-limit";

/** The vendor answered and refused. Its subclasses are the refusals that the engine treats apart. */
export class ApiError extends RosterkitError {
  override readonly name: string = "ApiError";
  readonly code: ApiErrorCode = "api";
  /** HTTP status. */
  readonly status: number;
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path with placeholders instead of ids. */
  readonly path: string;
  /** The vendor's own code. Absent when it gives none. */
  readonly vendorCode: string | undefined;
  /** The vendor's id of this request. Absent when it gives none. */
  readonly requestId: string | undefined;
  /** Marks recognised in the answer; see {@link Refusal.reasons}. */
  readonly reasons: readonly string[];

  constructor(refusal: Refusal, options: RosterkitErrorOptions = {}) {
    super(describeRefusal(refusal), options);
    this.status = refusal.status;
    this.method = refusal.method;
    this.path = refusal.path;
    this.vendorCode = refusal.vendorCode;
    this.requestId = refusal.requestId;
    this.reasons = refusal.reasons ?? [];
    markError(this, marker);
  }

  /** True for every refusal, subclasses included, also for one made by another copy of this package. */
  static override isInstance(error: unknown): error is ApiError {
    return carriesMark(error, marker);
  }
}

const describeRefusal = ({ vendor, status, method, path, vendorCode, summary }: Refusal): string => {
  const answer = `${vendor} answered ${status}${vendorCode ? ` (${vendorCode})` : ""} to ${method} ${path}`;
  return summary ? `${answer}: ${summary}` : answer;
};
