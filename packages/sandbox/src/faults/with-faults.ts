import type { Fault, FaultKind, LoggedRequest, StandIn } from "../stand-in.ts";
import { broken, hang, truncated } from "./broken-connection.ts";
import { createFaultQueue } from "./fault-queue.ts";

/** The fault kinds that are an answer of the vendor's own, so that each vendor must word them. */
export type ErrorFaultKind = Extract<
  FaultKind,
  "rate limited" | "concurrency limited" | "internal error" | "unavailable" | "unauthenticated" | "forbidden"
>;

/** What a handler is told about the request beside the request itself. */
export interface RequestContext {
  /** The id to send back in the vendor's own request-id header; the same as in the log. */
  readonly requestId: string;
  /** To be called by the handler whenever it changed something; sets `wrote` in the log. */
  readonly markWritten: () => void;
}

/** How a vendor words its planned errors. */
export interface FaultDialect {
  /** The vendor's answer of this kind; nothing has been done. */
  readonly error: (kind: ErrorFaultKind, request: Request, fault: Fault, context: RequestContext) => Response;
  /** A 200 whose list has no items and no further page. */
  readonly emptyPage: (request: Request, context: RequestContext) => Response;
}

/** The vendor's behaviour on a good day. It may reject only because of a bug. */
export type FaultlessHandler = (request: Request, context: RequestContext) => Promise<Response>;

/** A log entry while its request runs. */
type OpenEntry = { -readonly [Field in keyof LoggedRequest]: LoggedRequest[Field] };

/**
 * Adds planned faults and a request log to a vendor's handler; request ids begin with `name`.
 * `handle` rejects with a `TypeError` where `fetch` would (no answer arrives), or with the signal's reason when aborted;
 * a server in front of it must then destroy the socket. A "truncated body" answer's stream fails half-way.
 * In the log `status` is 0 while a request runs and for one that never got an answer.
 * `hangMs` is how long, in real milliseconds, a "time-out" hangs when its signal does not abort first; 120,000 by default.
 */
export function withFaults(
  name: string,
  handler: FaultlessHandler,
  dialect: FaultDialect,
  { hangMs = 120_000 }: { readonly hangMs?: number | undefined } = {},
): StandIn {
  const queue = createFaultQueue();
  const requests: OpenEntry[] = [];

  async function handle(request: Request): Promise<Response> {
    const entry = openEntry(name, requests, request);
    const context = contextOf(entry);
    const fault = queue.take(entry.method, entry.path);
    if (fault?.kind === "time-out") return hang(request.signal, hangMs);
    const planned = fault === undefined ? undefined : plannedAnswer(dialect, fault, request, context);
    const response = planned ?? (await handler(request, context));
    entry.status = response.status;
    if (fault?.kind === "lost answer") throw broken();
    return fault?.kind === "truncated body" ? truncated(response) : response;
  }

  return { name, handle, planFault: queue.plan, requests };
}

/** The answer that a fault puts in place of the handler's; undefined where the work is done first. */
function plannedAnswer(
  dialect: FaultDialect,
  fault: Fault,
  request: Request,
  context: RequestContext,
): Response | undefined {
  switch (fault.kind) {
    case "time-out":
    case "lost answer":
    case "truncated body":
      return undefined;
    case "empty page":
      return dialect.emptyPage(request, context);
    default:
      return dialect.error(fault.kind, request, fault, context);
  }
}

function contextOf(entry: OpenEntry): RequestContext {
  return {
    requestId: entry.requestId,
    markWritten: () => {
      entry.wrote = true;
    },
  };
}

function openEntry(name: string, requests: OpenEntry[], request: Request): OpenEntry {
  const requestId = `${name}-${String(requests.length + 1).padStart(6, "0")}`;
  const path = new URL(request.url).pathname;
  const entry: OpenEntry = { method: request.method, path, status: 0, wrote: false, requestId };
  requests.push(entry);
  return entry;
}
