import pRetry, { type RetryContext } from "p-retry";
import { AuthenticationError, NotSentError, RateLimitError, RosterkitError } from "../errors/index.ts";
import type { Authentication } from "./authentication.ts";
import type { Budget, Permit } from "./budget.ts";
import { exchange } from "./exchange.ts";
import type { Io, Wait } from "./io.ts";
import type { Limits } from "./limits.ts";
import type { Answer, Outgoing } from "./outgoing.ts";
import { readAnswer } from "./read-answer.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { settleLimits } from "./settle-limits.ts";
import type { ResponseHead, Vendor } from "./vendor.ts";
import { waitFor } from "./wait-for.ts";

/** How calls are sent. */
export interface SendOptions {
  readonly vendor: Vendor;
  readonly io: Io;
  readonly budget: Budget;
  /** Absent: requests go out without credentials. */
  readonly authentication?: Authentication | undefined;
  /** Milliseconds that one try may take. Absent: 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Further tries of a read that failed. Waits for a limit do not count. Absent: 3. */
  readonly retries?: number | undefined;
  /** Milliseconds after which a call is tried no more; a vendor that asks for a longer wait is not waited for. Standing in line for a known limit does not count. Absent: ten minutes. */
  readonly maxWaitMs?: number | undefined;
  /** Absent: 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
}

/** Sends one call, in its turn, repeating what is safe to repeat. Rejects with an error of the family, or with the reason of an abort. */
export type Send = (outgoing: Outgoing) => Promise<Answer>;

/** Makes a sender; see {@link SendOptions}. */
export const createSend =
  (options: SendOptions): Send =>
  (outgoing) => {
    const signal = signalOf(options.io, outgoing);
    const call: Call = { options, outgoing: { ...outgoing, signal }, told: {}, isRenewed: false };
    return pRetry((tries) => attempt(call, tries), {
      retries: options.retries ?? 3,
      shouldRetry: (context) => waitForRetry(call, context),
      shouldConsumeRetry: ({ error }) => !RateLimitError.isInstance(error),
      maxRetryTime: maxWaitOf(options),
      minTimeout: 0,
      signal,
    });
  };

/** One call over all its tries. */
interface Call {
  readonly options: SendOptions;
  readonly outgoing: Outgoing;
  told: Told;
  /** Its credential was fetched anew because of it. */
  isRenewed: boolean;
}

/** What the last try was told about the vendor's limits. */
interface Told {
  readonly bucket?: string;
  readonly limits?: Limits;
}

const attempt = async (call: Call, tries: number): Promise<Answer> => {
  const { renewal } = call.options.authentication ?? {};
  const used = renewal?.generation();
  try {
    return await sendOnce(call, tries);
  } catch (error) {
    if (used === undefined || call.isRenewed || !isRefusalOf(call, error)) throw error;
    call.isRenewed = true;
    renewal?.renew(used);
    return sendOnce(call, tries);
  }
};

/** Whether the call itself was answered 401, and not the fetching of its token. */
const isRefusalOf = ({ outgoing }: Call, error: unknown): boolean =>
  AuthenticationError.isInstance(error) && error.status === 401 && error.path === outgoing.pathTemplate;

const sendOnce = async (call: Call, tries: number): Promise<Answer> => {
  const { options, outgoing } = call;
  call.told = {};
  const permit = await orGiveUp(call, (signal) => enterBudget(call, signal));
  try {
    const received = await exchange(outgoing, await headersOf(outgoing, options), exchangeOptions(options));
    tellRequestId(options, outgoing, received);
    call.told = { bucket: permit.bucket, limits: settleLimits(options, received, tries) };
    return readAnswer(options.vendor, outgoing, received, call.told.limits);
  } finally {
    permit.leave(call.told.limits);
  }
};

const tellRequestId = ({ vendor }: SendOptions, { onRequestId }: Outgoing, { headers }: ResponseHead) => {
  const id = headers.get(vendor.requestIdHeader ?? "x-request-id");
  if (id) onRequestId?.(id.slice(0, 200));
};

/** Waits as long as the caller does; giving up while nothing is under way is told as such. */
const orGiveUp = async <T>({ outgoing, options }: Call, wait: (signal?: AbortSignal) => Promise<T>): Promise<T> => {
  const { giveUp, signal } = outgoing;
  if (!giveUp) return wait(signal);
  try {
    return await wait(signal ? AbortSignal.any([signal, giveUp]) : giveUp);
  } catch (error) {
    if (giveUp.aborted && !signal?.aborted) throw new NotSentError({ adapter: options.vendor.id });
    throw error;
  }
};

const enterBudget = (call: Call, signal: AbortSignal | undefined): Promise<Permit> => {
  const { options, outgoing } = call;
  const tooLong = new AbortController();
  return options.budget.enter({
    method: outgoing.method,
    path: outgoing.url.pathname,
    lane: outgoing.lane ?? options.io.lane ?? "bulk",
    signal: signal ? AbortSignal.any([signal, tooLong.signal]) : tooLong.signal,
    onWait: ({ bucket, forMs, reason }) => {
      if (forMs <= maxWaitOf(options)) return tell(options, bucket, forMs, reason);
      call.told = { bucket, limits: { retryAfterMs: forMs } };
      // Not at once: the budget is just telling everybody in the line.
      queueMicrotask(() => tooLong.abort(waitsTooLong(call, forMs)));
    },
  });
};

/** Another call was told to stay away for longer than this one may wait. */
const waitsTooLong = ({ options: { vendor }, outgoing }: Call, retryAfterMs: number): RateLimitError => {
  const { method, pathTemplate: path } = outgoing;
  return new RateLimitError({ vendor: vendor.name, status: 429, method, path, retryAfterMs }, { adapter: vendor.id });
};

/** True, after the wait that is due, when the call is to be tried again. */
const waitForRetry = async (call: Call, { error, attemptNumber }: RetryContext): Promise<boolean> => {
  const { options, told } = call;
  const askedMs = told.limits?.retryAfterMs ?? 0;
  if (!isRepeatable(error) || askedMs > maxWaitOf(options)) return false;
  // Everybody in the bucket waits for a limit, in the budget; here only what concerns this call alone.
  if (RateLimitError.isInstance(error) && askedMs > 0 && !told.limits?.isConcurrency) return true;
  const forMs = Math.max(retryDelayMs(attemptNumber, options.io.random), askedMs);
  tell(options, told.bucket ?? options.vendor.id, forMs, "retry");
  await orGiveUp(call, (signal) => waitFor(forMs, signal));
  return true;
};

const maxWaitOf = ({ maxWaitMs = 600_000 }: SendOptions): number => maxWaitMs;

const signalOf = (io: Io, call: Outgoing): AbortSignal | undefined =>
  io.signal && call.signal ? AbortSignal.any([io.signal, call.signal]) : (call.signal ?? io.signal);

const tell = ({ vendor, io }: SendOptions, bucket: string, forMs: number, reason: Wait["reason"]) =>
  io.onWait?.({ vendor: vendor.id, bucket, untilMs: io.now() + forMs, reason });

const headersOf = async (
  outgoing: Outgoing,
  { authentication }: SendOptions,
): Promise<Readonly<Record<string, string>>> => ({
  accept: "application/json",
  ...outgoing.headers,
  ...(await authentication?.headers(outgoing)),
});

const exchangeOptions = ({ vendor, io, timeoutMs = 60_000, maxResponseBytes = 64 * 2 ** 20 }: SendOptions) => ({
  vendor,
  io,
  timeoutMs,
  maxResponseBytes,
});

/** Whatever may have been written is never repeated here: the engine settles it by looking. */
const isRepeatable = (error: unknown): boolean =>
  RosterkitError.isInstance(error) && error.isRetryable && !error.maybeWritten;
