import { humaansId } from "../humaans-id.ts";
import type { HumaansSwitches } from "../humaans-switches.ts";

/** What happened, as far as an event tells. */
export interface HumaansHappening {
  /** Such as `person.updated`; the vendor publishes no list. */
  readonly type: string;
  /** Whose record it is, or whom the record is about. */
  readonly personId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The record as it is, as an owner sees it; what is gone has its id alone. */
  readonly record: { readonly id: string };
}

/** Dummy data of a test: nobody. */
export const dummyHappening = (at: number): HumaansHappening => {
  const id = humaansId("nobody");
  return { type: "person.updated", personId: id, at, record: { id } };
};

/** The body of an event. Its shape is a guess, made of what one public client has of the vendor's log of deliveries. */
export function eventBody(
  { type, personId, at, record }: HumaansHappening,
  webhookId: string,
  { webhookData }: Pick<HumaansSwitches, "webhookData">,
): string {
  const ids = { id: record.id, ...(record.id !== personId && { personId }) };
  const data = { record: { ...record, ...ids }, ids, nothing: undefined }[webhookData];
  return JSON.stringify({ webhookId, event: type, timestamp: new Date(at).toISOString(), data });
}

/** The value of the signature's header: HMAC-SHA256 over the body by the webhook's secret, spelt as switched. */
export async function humaansSignature(
  body: string,
  secret: string,
  { webhookSignature }: Pick<HumaansSwitches, "webhookSignature">,
): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes.encode(secret), algorithm, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes.encode(body)));
  const hex = Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { hex, "sha256=hex": `sha256=${hex}`, base64: btoa(String.fromCharCode(...signature)) }[webhookSignature];
}
