import type { Limits } from "./limits.ts";
import { answeredAtMs, readRetryAfterMs } from "./retry-after.ts";
import type { ResponseHead } from "./vendor.ts";

const families = ["x-rate-limit", "x-ratelimit", "ratelimit", "rate-limit"];

/** Reads limits from the headers in common use: X-Rate-Limit-*, X-RateLimit-*, RateLimit-*, the structured RateLimit and RateLimit-Policy, and Retry-After. */
export const readLimits = ({ headers }: ResponseHead, nowMs: number): Limits => ({
  ...(readFamily(headers, nowMs) ?? readStructured(headers)),
  retryAfterMs: readRetryAfterMs(headers, nowMs),
});

const readFamily = (headers: Headers, nowMs: number): Limits | undefined => {
  const family = families.find((name) => headers.has(`${name}-remaining`));
  if (!family) return undefined;
  const reset = numbersOf(headers.get(`${family}-reset`));
  return {
    limit: least(numbersOf(headers.get(`${family}-limit`))),
    remaining: least(numbersOf(headers.get(`${family}-remaining`))),
    resetInMs: reset.length > 0 ? resetInMs(Math.max(...reset), headers, nowMs) : undefined,
  };
};

/** Draft of the IETF: `"default";r=50;t=30` beside the policy `"default";q=100;w=60`; an earlier one: `limit=100, remaining=50, reset=30`. */
const readStructured = (headers: Headers): Limits | undefined => {
  const current = headers.get("ratelimit");
  if (!current) return undefined;
  const policy = headers.get("ratelimit-policy") ?? "";
  const seconds = parameter(current, "t|reset");
  return {
    limit: parameter(policy, "q") ?? parameter(current, "limit"),
    remaining: parameter(current, "r|remaining"),
    resetInMs: seconds === undefined ? undefined : seconds * 1000,
  };
};

/** Vendors give an instant in seconds, one in milliseconds, or seconds from now; the size tells them apart. An instant in whole seconds may be up to one early. */
const resetInMs = (reset: number, headers: Headers, nowMs: number): number => {
  if (reset < 1e8) return reset * 1000;
  const at = reset > 1e11 ? reset : reset * 1000;
  return Math.max(0, at - answeredAtMs(headers, nowMs)) + 1000;
};

const parameter = (text: string, names: string): number | undefined => {
  const match = new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d{1,15})`).exec(text);
  return match ? Number(match[1]) : undefined;
};

/** A header sent twice arrives as a list. */
const numbersOf = (value: string | null): readonly number[] =>
  (value ?? "")
    .split(",")
    .flatMap((part) => (/^\s*\d{1,15}(\.\d+)?\s*(;.*)?$/.test(part) ? [Number.parseFloat(part)] : []));

const least = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? Math.min(...numbers) : undefined;
