import { onTestFinished } from "vitest";
import { serveStandIn } from "../../node/serve-stand-in.ts";

/** One delivery as it was received. */
export interface ReceivedDelivery {
  readonly headers: Headers;
  readonly eventId: string;
  readonly text: string;
  readonly events: readonly {
    readonly eventType: string;
    readonly published: string;
    readonly target: readonly { readonly id: string; readonly type: string }[];
  }[];
}

/** A receiver of event hooks on a port until the test ends, which answers challenges. */
export interface HookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedDelivery[];
  /** Headers of the challenges so far. */
  readonly challenges: readonly Headers[];
  readonly types: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** How a receiver behaves. `hang`: it does not answer. */
export interface ReceiverOptions {
  /** Of deliveries in order; 204 once they are used up. */
  readonly answers?: readonly (number | "hang")[];
  /** What becomes of challenges in order; given back once they are used up. */
  readonly verifications?: readonly ("another" | "hang" | 500)[];
}

/** Starts a receiver. */
export async function startHookReceiver({
  answers = [],
  verifications = [],
}: ReceiverOptions = {}): Promise<HookReceiver> {
  const received: ReceivedDelivery[] = [];
  const challenges: Headers[] = [];
  const never = () => new Promise<never>(() => undefined);

  const verify = (request: Request): Response | Promise<Response> => {
    const how = verifications[challenges.length];
    challenges.push(request.headers);
    if (how === "hang") return never();
    if (how === 500) return new Response(null, { status: 500 });
    const given = request.headers.get("x-okta-verification-challenge");
    return Response.json({ verification: how === "another" ? "another" : given });
  };
  const take = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const { eventId, data } = JSON.parse(text);
    const answer = answers[received.length] ?? 204;
    received.push({ headers: request.headers, eventId, text, events: data.events });
    return answer === "hang" ? never() : new Response(null, { status: answer });
  };

  const handle = async (request: Request) => (request.method === "GET" ? verify(request) : take(request));
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  const types = () => received.flatMap(({ events }) => events.map(({ eventType }) => eventType));
  return { url: `${url}/hooks/okta`, received, challenges, types, close };
}

/** The body of a hook. */
export const hookOf = (uri: string, items: readonly string[] = ["user.lifecycle.suspend"], config: object = {}) => {
  const authScheme = { type: "HEADER" as const, key: "Authorization", value: "shh" };
  return {
    name: "Rosterkit",
    events: { type: "EVENT_TYPE" as const, items: [...items] },
    channel: { type: "HTTP" as const, version: "1.0.0", config: { uri, authScheme, ...config } },
  };
};
