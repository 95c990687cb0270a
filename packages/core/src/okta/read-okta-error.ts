import type { ResponseHead, VendorRefusal } from "../http/vendor.ts";
import { oktaErrorCodes } from "./okta-error-codes.ts";

/** Reads Okta's error body. Its texts can quote logins, so only the code and recognised causes are taken from it. */
export const readOktaError = (body: unknown, response: ResponseHead): VendorRefusal | undefined => {
  const code = textOf(fieldOf(body, "errorCode"));
  if (!code || !/^E\d{7}$/.test(code)) return undefined;
  const known = oktaErrorCodes[code];
  const reasons = causesOf(body).flatMap(readCause);
  return {
    code,
    reasons,
    summary: summaryOf(known?.meaning, reasons),
    remedy: known?.remedy,
    isBusy: known?.isBusy,
    kind: known ? (known.kind ?? "refused") : kindOfUnknown(response.status),
  };
};

/** A code that is not in the table on a 403 concerns a state or a policy far more often than a permission. */
const kindOfUnknown = (status: number) => (status === 403 ? ("refused" as const) : undefined);

/** Causes whose wording programs must tell apart, because their code is the general one. Wordings recorded or relied on by several public connectors. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/^([A-Za-z][\w.]{0,60}): An object with this field already exists/i, "duplicate"],
  [/^Property name '([A-Za-z][\w.]{0,60})' is not defined/i, "unknown-attribute"],
  [/^([A-Za-z][\w.]{0,60}): The field cannot be left blank/i, "required"],
  [/^([A-Za-z][\w.]{0,60}): .*(?:too long|at most|less than|exceed)/i, "too-long"],
  [/cannot suspend a user that is not active/i, "not-active"],
  [/cannot unsuspend a user that is not suspended/i, "not-suspended"],
  [/user is not locked out/i, "not-locked-out"],
  [/^([A-Za-z][\w.]{0,60}): /, "invalid"],
];

const readCause = (cause: unknown): readonly string[] => {
  const text = textOf(fieldOf(cause, "errorSummary")) ?? "";
  for (const [wording, mark] of wordings) {
    const match = wording.exec(text);
    if (match) return [match[1] ? `${mark}:${match[1]}` : mark];
  }
  return [];
};

/** A list by contract; one example of Okta's shows a lone object. */
const causesOf = (body: unknown): readonly unknown[] => {
  const causes = fieldOf(body, "errorCauses");
  return Array.isArray(causes) ? causes.slice(0, 20) : causes ? [causes] : [];
};

const summaryOf = (meaning: string | undefined, reasons: readonly string[]): string | undefined =>
  [meaning, reasons.length > 0 ? `(${reasons.join(", ")})` : undefined].filter(Boolean).join(" ") || undefined;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value.slice(0, 500) : undefined);
