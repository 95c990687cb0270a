import { pingTests } from "./webhook-event.ts";

/** What came of a POST: the status, or nobody answered in time. */
export type PostAnswer = number | "no answer";

/** How long the vendor waits for an answer. */
const longestWaitMs = 10_000;

/** Sends a body. Never rejects. */
export async function postEvent(
  send: typeof fetch,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<PostAnswer> {
  try {
    const response = await send(url, { method: "POST", body, headers, signal: AbortSignal.timeout(longestWaitMs) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return "no answer";
  }
}

/** Whether an event counts as delivered. */
export function isTaken(answer: PostAnswer): boolean {
  return typeof answer === "number" && answer >= 200 && answer < 300;
}

/** Tries an address as the vendor does, in one form and the other. Rejects with an Error where neither is answered with 2xx. */
export async function tryAddress(send: typeof fetch, url: string): Promise<void> {
  for (const body of pingTests) {
    const type = body.startsWith("{") ? "application/json" : "text/plain";
    if (isTaken(await postEvent(send, url, body, { "content-type": type }))) return;
  }
  throw new Error("the test of the webhook was not answered with 2xx");
}
