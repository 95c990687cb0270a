/** Milliseconds that a `Retry-After` header asks to wait: whole seconds, or a date seen from the answer's own clock. Undefined when there is none that can be read. */
export const readRetryAfterMs = (headers: Headers, nowMs: number): number | undefined => {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - answeredAtMs(headers, nowMs));
};

/** When the answer was made by the vendor's clock, so that ours need not agree with it; by ours when it does not say. */
export const answeredAtMs = (headers: Headers, nowMs: number): number => {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? nowMs : date;
};
