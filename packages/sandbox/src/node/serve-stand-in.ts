import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { StandIn } from "../stand-in.ts";
import { readRequest } from "./read-request.ts";
import { sendResponse } from "./send-response.ts";

/** Where to listen. */
export interface ServeOptions {
  /** Any free port by default. */
  readonly port?: number;
  /** `127.0.0.1` by default: stand-ins are for this machine. */
  readonly host?: string;
}

/** A stand-in that answers over HTTP. */
export interface ServedStandIn {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end; the vendor's own paths follow. */
  readonly url: string;
  /** Stops listening and ends every open connection at once. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a stand-in over HTTP. What its `handle` rejects with becomes a connection that breaks, so planned lost answers and
 * time-outs look as they do on a real network; a caller that hangs up aborts `request.signal`. Rejects where the port is taken.
 */
export async function serveStandIn(
  standIn: Pick<StandIn, "handle">,
  options: ServeOptions = {},
): Promise<ServedStandIn> {
  const { port = 0, host = "127.0.0.1" } = options;
  let url = "";
  const server = createServer((incoming, outgoing) => void answer(standIn, url, incoming, outgoing));
  server.listen(port, host);
  await once(server, "listening");
  url = addressOf(server);
  return { url, close: () => closed(server) };
}

async function answer(
  standIn: Pick<StandIn, "handle">,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const hangUp = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) hangUp.abort();
  });
  try {
    const request = await readRequest(incoming, url, hangUp.signal);
    await sendResponse(await standIn.handle(request), outgoing);
  } catch {
    // Nothing is told about the cause: a broken connection is what the caller is meant to see.
    outgoing.destroy();
  }
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  const end = once(server, "close");
  server.close();
  server.closeAllConnections();
  await end;
}
