import {
  ApiError,
  AuthenticationError,
  PermissionError,
  PreconditionError,
  RateLimitError,
  type Refusal,
  type RosterkitError,
  type RosterkitErrorOptions,
} from "../errors/index.ts";
import type { RefusalKind, ResponseHead, Vendor, VendorRefusal } from "./vendor.ts";

/** A refusal as it arrived. */
export interface ReceivedRefusal {
  readonly method: string;
  readonly path: string;
  readonly isWrite: boolean;
  readonly response: ResponseHead;
  /** Parsed JSON; undefined when there was none. Nothing of it goes into the error but what the vendor's reader picks. */
  readonly body: unknown;
  /** How long the vendor asks to wait, in milliseconds, already bounded below. */
  readonly retryAfterMs: number;
}

/** The one place where an answer becomes an error. */
export const readError = (vendor: Vendor, received: ReceivedRefusal): RosterkitError => {
  const said = vendor.readError?.(received.body, received.response) ?? {};
  const kind = said.kind ?? kindOf(received.response.status);
  const refusal = refusalOf(vendor, received, said);
  const options = optionsOf(vendor, received, said, kind);
  if (kind === "authentication") return new AuthenticationError(refusal, options);
  if (kind === "permission") return new PermissionError({ ...refusal, permission: said.permission }, options);
  if (kind === "precondition") return new PreconditionError(refusal, options);
  if (kind === "rate-limit") return new RateLimitError({ ...refusal, retryAfterMs: received.retryAfterMs }, options);
  return new ApiError(refusal, options);
};

const kinds: Readonly<Record<number, RefusalKind>> = {
  401: "authentication",
  403: "permission",
  412: "precondition",
  429: "rate-limit",
};

const kindOf = (status: number): RefusalKind => kinds[status] ?? "refused";

const refusalOf = (vendor: Vendor, { method, path, response }: ReceivedRefusal, said: VendorRefusal): Refusal => ({
  vendor: vendor.name,
  status: response.status,
  method,
  path,
  vendorCode: shortMark(said.code),
  requestId: shortMark(response.headers.get(vendor.requestIdHeader ?? "x-request-id") ?? said.requestId),
  summary: said.summary,
  reasons: said.reasons,
});

const optionsOf = (
  vendor: Vendor,
  received: ReceivedRefusal,
  said: VendorRefusal,
  kind: RefusalKind,
): RosterkitErrorOptions => {
  const { status } = received.response;
  const isPassing = kind === "rate-limit" || said.isBusy === true || passing.has(status);
  return {
    adapter: vendor.id,
    remedy:
      said.remedy ?? remedyFor(kind, vendor.name, said.permission) ?? (isPassing ? tryLater(vendor.name) : undefined),
    isRetryable: isPassing,
    // A gateway that gives up does not stop the server behind it.
    maybeWritten: received.isWrite && !said.isBusy && passing.has(status) && status !== 425,
  };
};

/** Request Timeout, Too Early, and the failures of servers and gateways that may pass. */
const passing: ReadonlySet<number> = new Set([408, 425, 500, 502, 503, 504, 520, 522, 523, 524]);

const tryLater = (vendor: string): string => `${vendor} has trouble of its own, or too much to do: try again later.`;

const remedyFor = (kind: RefusalKind, vendor: string, permission: string | undefined): string | undefined => {
  if (kind === "authentication")
    return `Check that the ${vendor} credential is complete, still valid and made for this account.`;
  if (kind === "permission")
    return `Give the ${vendor} credential ${permission ? `the permission ${permission}` : "the permissions that its adapter lists"}.`;
  return undefined;
};

/** Codes and request ids are repeated in errors only while they look like ones. */
const shortMark = (value: string | null | undefined): string | undefined =>
  value && /^[\w.:-]{1,100}$/.test(value) ? value : undefined;
