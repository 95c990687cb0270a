import { onTestFinished } from "vitest";
import { serveStandIn } from "../../node/index.ts";

/** One event as it was received. */
export interface ReceivedEvent {
  readonly text: string;
  readonly signature: string | null;
  /** Parsed; null for what is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of every kind.
  readonly body: any;
}

/** A receiver of events on a port until the test ends. `answers` are statuses in order; 200 once they are used up. */
export async function startReceiver(answers: readonly number[] = []) {
  const received: ReceivedEvent[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const body = text.startsWith("{") ? JSON.parse(text) : null;
    received.push({ text, signature: request.headers.get("bob-signature"), body });
    return new Response(null, { status: answers[received.length - 1] ?? 200 });
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  return { url: `${url}/hooks/bob`, received, close };
}
