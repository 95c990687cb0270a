import { isTaken, type PostAnswer, postEvent } from "../../parts/post-event.ts";
import { pingTests } from "./webhook-event.ts";

/** How long the vendor waits for an answer. */
const longestWaitMs = 10_000;

/** Sends a body as the vendor does. Never rejects. */
export function sendEvent(
  send: typeof fetch,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<PostAnswer> {
  return postEvent({ fetch: send, url, body, headers, longestWaitMs });
}

/** Tries an address as the vendor does, in one form and the other. Rejects with an Error where neither is answered with 2xx. */
export async function tryAddress(send: typeof fetch, url: string): Promise<void> {
  for (const body of pingTests) {
    const type = body.startsWith("{") ? "application/json" : "text/plain";
    if (isTaken(await sendEvent(send, url, body, { "content-type": type }))) return;
  }
  throw new Error("the test of the webhook was not answered with 2xx");
}
