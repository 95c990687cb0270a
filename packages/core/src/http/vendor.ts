import type { Limits } from "./limits.ts";

/** What a refusal amounts to, whatever its status says. */
export type RefusalKind = "authentication" | "permission" | "precondition" | "rate-limit" | "refused";

/** What a vendor's answer says about its refusal. Nothing in it may quote the request or hold anything about a person. */
export interface VendorRefusal {
  /** The vendor's own code. */
  readonly code?: string | undefined;
  /** What the refusal means, in fixed words of ours. */
  readonly summary?: string | undefined;
  /** Recognised marks, such as `duplicate:login`. */
  readonly reasons?: readonly string[] | undefined;
  /** The scope or role that is missing. */
  readonly permission?: string | undefined;
  /** The vendor's id of the request, where it stands in the body instead of a header. */
  readonly requestId?: string | undefined;
  /** What to do next, in one line. */
  readonly remedy?: string | undefined;
  /** Absent: decided by the status. */
  readonly kind?: RefusalKind | undefined;
  /** The vendor turned the call away before doing anything, and a later try may succeed: writes are repeated too. */
  readonly isBusy?: boolean | undefined;
}

/** Status and headers of an answer, as readers get them. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: Headers;
}

/** What the HTTP layer must know about a vendor. Every reader may be left out. */
export interface Vendor {
  /** The adapter's id. */
  readonly id: string;
  /** The name that people know. */
  readonly name: string;
  /** Header with the vendor's id of a request. Absent: `x-request-id`. */
  readonly requestIdHeader?: string;
  /** Reads a refusal. `body` is the parsed JSON, or undefined when there was none. */
  readError?(body: unknown, response: ResponseHead): VendorRefusal | undefined;
  /** Reads the limits that an answer tells. Absent: the usual headers. */
  readLimits?(response: ResponseHead, nowMs: number): Limits;
}
