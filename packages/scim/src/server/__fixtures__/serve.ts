import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { ScimServer } from "../index.ts";

/** Puts a SCIM server behind Node's own HTTP server on this machine, until the test ends; returns its origin. */
export async function serve(handle: ScimServer): Promise<string> {
  const server = createServer((incoming, outgoing) => void answer(handle, incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(handle: ScimServer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await handle(requestOf(incoming));
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  // A body that was not read to its end would be taken for the next request.
  if (!incoming.readableEnded) outgoing.setHeader("connection", "close");
  outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()));
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]),
    ...(hasBody && { body: bodyOf(incoming), duplex: "half" }),
  });
}

/** Reads as the handler does; giving up leaves the connection open for the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const parts = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(new Uint8Array(part.value));
    },
  });
}
