import type { HibobSwitches } from "../hibob-switches.ts";

/** What happened, as far as an event tells. */
export interface HibobHappening {
  /** Such as `employee.updated` or `employee.access.revoked.immediately`. */
  readonly type: string;
  readonly employeeId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Ids of the fields that changed; absent: the type has none. */
  readonly fields?: readonly string[];
  /** The table of a row that was entered or changed; absent: the type has none. */
  readonly tableId?: string;
  /** The day of that row, `YYYY-MM-DD`. */
  readonly effectiveDate?: string;
}

/** The two things that the vendor tries a new address with: plain words, and the same words in JSON. */
export const pingTests: readonly string[] = ["Ping test", JSON.stringify({ text: "Ping test" })];

/** The body of an event of version 2. Its time has microseconds and no zone, as in the vendor's example. */
export function eventBody(
  { type, employeeId, at, fields, tableId, effectiveDate }: HibobHappening,
  companyId: number,
  { fieldUpdates, eventIds }: Pick<HibobSwitches, "fieldUpdates" | "eventIds">,
): string {
  const updates = fields && { fieldUpdates: fieldUpdates === "ids" ? fields : fields.map((id) => ({ id })) };
  const triggeredAt = `${new Date(at).toISOString().slice(0, -1)}000`;
  const data = { employeeId, ...updates, tableId, effectiveDate };
  const body = JSON.stringify({ companyId, type, triggeredBy: "system", triggeredAt, version: "v2", data });
  return eventIds === "text" ? body : body.replace(`"${employeeId}"`, employeeId);
}

/** The value of `Bob-Signature`: base64 of HMAC-SHA512 over the body, by the secret in the webhook's settings. */
export async function bobSignature(body: string, secret: string): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-512" };
  const key = await crypto.subtle.importKey("raw", bytes.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, bytes.encode(body));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
