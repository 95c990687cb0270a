import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";

/** Sends a web-standard response. Rejects, with the connection broken, where the body fails or falls short of its stated length. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  // `Set-Cookie` is the one header that must not be joined into one line.
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  if (response.body === null) {
    outgoing.end();
    return;
  }
  await pipeline(bodyOf(response.body, Number(response.headers.get("content-length") ?? 0)), outgoing);
}

async function* bodyOf(body: ReadableStream<Uint8Array>, statedBytes: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for await (const chunk of body) {
      sent += chunk.byteLength;
      yield chunk;
    }
    if (sent < statedBytes) throw new Error("the body ended early");
  } catch (error) {
    // What was written leaves the machine before the connection breaks, so the caller sees a cut body, not silence.
    await setImmediate();
    throw error;
  }
}
