import { RosterkitError } from "@rosterkit/core/adapter";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import type { FaultKind } from "./adapter-under-test.ts";
import { alterJson } from "./alter-json.ts";
import { leaksOf } from "./leaks-of.ts";
import { nameOfError } from "./name-of-error.ts";
import type { OpenedVendor } from "./on-vendor.ts";

/** Every way in which one call can fail. */
const failures: readonly FaultKind[] = [
  "unauthenticated",
  "forbidden",
  "rate limited",
  "internal error",
  "unavailable",
  "truncated body",
  "lost answer",
];

/** Each failure of each ability, side by side: they wait more than they work. */
export const eachFailure = async (
  abilities: readonly string[],
  check: (kind: FaultKind, ability: string) => Promise<void>,
): Promise<void> => {
  await Promise.all(abilities.flatMap((ability) => failures.map((kind) => check(kind, ability))));
};

/** Longer than any caller is willing to wait. */
export const farTooLongSeconds = 36_000;

const always = 1_000;
const mark = "said in confidence by the vendor";

/** Puts a text into every refusal, as vendors quote what they were sent. No error may repeat it. */
export const quotingRefusals = alterJson((body, { status }) => {
  if (status < 400 || typeof body !== "object" || body === null) return body;
  const quoted = Object.entries(body).map(([name, value]) => [name, hasWords(value) ? `${value}: ${mark}` : value]);
  return { ...Object.fromEntries(quoted), detail: mark, errors: [{ message: mark }] };
});

const hasWords = (value: unknown): boolean => typeof value === "string" && value.includes(" ");

/** The call must fail with an error of the family that gives nothing away. */
export const failsQuietly = async (
  { vendor, plan }: OpenedVendor,
  kind: FaultKind,
  ability: string,
  confidential: readonly string[],
  call: () => Promise<unknown>,
): Promise<RosterkitError> => {
  plan({ kind, times: always, retryAfterSeconds: farTooLongSeconds }, ability);
  const error = await rejectionOf(call());
  const what = `${ability} after “${kind}”`;
  holds(RosterkitError.isInstance(error), `${what} gave ${nameOfError(error)}, which is not of the family of errors`);
  const leaks = leaksOf(error, [...vendor.secrets, ...confidential, mark]);
  const [leak = ""] = leaks;
  const isSecret = vendor.secrets.includes(leak);
  holds(
    leaks.length === 0,
    `${what} gave an error that holds ${isSecret ? "a secret" : leak === mark ? "the vendor's body" : "something about a person"}`,
  );
  return error;
};

/** Texts of a record that are about a person and look like nothing else: addresses, mostly. */
export const personalTexts = (values: { readonly [attribute: string]: unknown }): readonly string[] =>
  Object.values(values).filter((value) => typeof value === "string" && /[@\s]/.test(value.trim())) as readonly string[];
