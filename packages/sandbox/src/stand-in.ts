/** What went wrong on purpose. Faults are planned by position, so a bad day can be replayed. */
export type FaultKind =
  /** The vendor's own "too many requests" answer; nothing is done. */
  | "rate limited"
  /** The vendor's answer when too many requests run at once, where it has one of its own; else as "rate limited". */
  | "concurrency limited"
  /** A 500 in the vendor's error shape; nothing is done. */
  | "internal error"
  /** A 503 in the vendor's error shape; nothing is done. */
  | "unavailable"
  /** No answer arrives; nothing is done. The request hangs until its signal aborts or `hangMs` has passed, then fails. */
  | "time-out"
  /** The work is done, then the connection breaks before the answer. */
  | "lost answer"
  /** The work is done; the answer's body ends half-way. */
  | "truncated body"
  /** A list answers 200 with no items and no further page. */
  | "empty page"
  /** 401 in the vendor's error shape. */
  | "unauthenticated"
  /** 403 in the vendor's error shape. */
  | "forbidden";

/** A planned fault: applies to the `nth` request (1 is the next one) that matches, and to `times` matching ones from there. */
export interface Fault {
  readonly kind: FaultKind;
  /** Which requests count; all when left out. `path` is tested against the path without query. */
  readonly method?: string;
  readonly path?: RegExp;
  /** 1 (default): the next matching request. */
  readonly nth?: number;
  /** How many matching requests in a row, 1 by default. */
  readonly times?: number;
  /** Seconds told in `Retry-After` where the vendor sends one. */
  readonly retryAfterSeconds?: number;
}

/** One request as the stand-in saw it, in order of arrival. No bodies and no query: a log must not hold people's data. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** True where the stand-in changed something because of it, even if its answer was lost. */
  readonly wrote: boolean;
  readonly requestId: string;
}

/** Where time comes from: `now` dates records (it may jump in a demo), `wallNow` runs rate-limit windows. Milliseconds since 1970. */
export interface StandInClock {
  readonly now: () => number;
  readonly wallNow: () => number;
}

/** A pretend vendor: a function from request to response, with faults that can be planned and a log that can be read. */
export interface StandIn {
  readonly name: string;
  readonly handle: (request: Request) => Promise<Response>;
  readonly planFault: (fault: Fault) => void;
  readonly requests: readonly LoggedRequest[];
}
