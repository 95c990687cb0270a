import { NetworkError, UnexpectedResponseError } from "../errors/index.ts";
import type { Io } from "./io.ts";
import { explainReason, type NetworkFailure, readNetworkFailure } from "./network-failure.ts";
import { isWrite, type Outgoing } from "./outgoing.ts";
import { BodyTooLarge, readText } from "./read-text.ts";
import { startTimeLimit } from "./time-limit.ts";
import type { ResponseHead, Vendor } from "./vendor.ts";

/** An answer with its whole body, unparsed. */
export interface Received extends ResponseHead {
  readonly text: string;
}

/** How one try is made. */
export interface ExchangeOptions {
  readonly vendor: Vendor;
  readonly io: Pick<Io, "fetch">;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

/**
 * Sends once and reads the body to its end, within the time limit. Rejects with the signal's reason when aborted,
 * with a NetworkError when no whole answer arrives, with an UnexpectedResponseError when it is too large.
 */
export const exchange = async (
  outgoing: Outgoing,
  headers: Readonly<Record<string, string>>,
  options: ExchangeOptions,
): Promise<Received> => {
  const limit = startTimeLimit(outgoing.timeoutMs ?? options.timeoutMs, outgoing.signal);
  const { fetch } = options.io;
  try {
    const response = await fetch(outgoing.url.href, {
      method: outgoing.method,
      headers,
      // A redirect could carry the credential to another host.
      redirect: "manual",
      signal: limit.signal,
      ...(outgoing.body !== undefined && { body: outgoing.body }),
    });
    return {
      status: response.status,
      headers: response.headers,
      text: await readText(response, options.maxResponseBytes),
    };
  } catch (error) {
    outgoing.signal?.throwIfAborted();
    if (error instanceof BodyTooLarge) throw tooLarge(outgoing, options);
    throw lost(outgoing, options.vendor, limit.isUp ? explainReason("TIMEOUT") : readNetworkFailure(error));
  } finally {
    limit.release();
  }
};

const lost = (outgoing: Outgoing, vendor: Vendor, failure: NetworkFailure): NetworkError =>
  new NetworkError(
    { vendor: vendor.name, host: outgoing.url.host, method: outgoing.method, path: outgoing.pathTemplate, ...failure },
    {
      adapter: vendor.id,
      remedy: failure.remedy,
      isRetryable: failure.isPassing,
      maybeWritten: isWrite(outgoing) && !failure.isUnsent,
    },
  );

const tooLarge = (outgoing: Outgoing, { vendor, maxResponseBytes }: ExchangeOptions): UnexpectedResponseError =>
  new UnexpectedResponseError(
    `${vendor.name} answered ${outgoing.method} ${outgoing.pathTemplate} with more than ${maxResponseBytes} bytes`,
    { adapter: vendor.id, remedy: "Ask for smaller pages, or raise the bound.", maybeWritten: isWrite(outgoing) },
  );
