/** What came of a POST: the status, or nobody answered in time. */
export type PostAnswer = number | "no answer";

/** How an event is sent. */
export interface EventPost {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long the vendor waits for an answer, in real milliseconds. */
  readonly longestWaitMs: number;
}

/** Sends a body. Never rejects. */
export async function postEvent({ fetch, url, body, headers, longestWaitMs }: EventPost): Promise<PostAnswer> {
  try {
    const response = await fetch(url, { method: "POST", body, headers, signal: AbortSignal.timeout(longestWaitMs) });
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
