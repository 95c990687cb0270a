import type { IncomingMessage } from "node:http";

/** Bodies beyond this many bytes are refused by breaking the connection. */
const maximumBodyBytes = 10_000_000;

/** The web-standard request for one that came in. Rejects when the body is too long or the sender goes away. */
export async function readRequest(incoming: IncomingMessage, url: string, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? null : await readBody(incoming);
  return new Request(`${url}${incoming.url ?? "/"}`, { method, headers: headersOf(incoming), body, signal });
}

async function readBody(incoming: IncomingMessage): Promise<ArrayBuffer | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maximumBodyBytes) throw new RangeError("the request's body is too long");
    chunks.push(chunk);
  }
  return bytes === 0 ? null : await new Blob(chunks).arrayBuffer();
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
