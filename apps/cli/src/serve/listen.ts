import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Caller } from "@rosterkit/server";
import { UsageError } from "@rosterkit/terminal";

/** A handler that is reached over HTTP. */
export interface Listening {
  /** `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Answers whoever asks already, and nobody else. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface Place {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** Longer than any of our callers needs; who is slower holds a place of somebody else. */
const requestTimeout = 30_000;

/** Serves a web-standard handler, which is told the address of the other end, over HTTP. Throws a UsageError where that address cannot be listened at. */
export async function listen(
  handle: (request: Request, caller: Caller) => Promise<Response>,
  place: Place,
): Promise<Listening> {
  const listener = getRequestListener((request, environment) => handle(request, callerOf(environment)));
  const server = createServer({ requestTimeout, headersTimeout: requestTimeout }, listener);
  server.listen(place.port, place.host);
  await once(server, "listening").catch((error: unknown) => cannotListen(place, error));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const host = place.host.includes(":") ? `[${place.host}]` : place.host;
  return {
    url: `http://${host}:${port ?? place.port}`,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, "close");
    },
  };
}

function callerOf(environment: unknown): Caller {
  const address = (environment as HttpBindings).incoming.socket.remoteAddress;
  return address === undefined ? {} : { address };
}

function cannotListen({ host, port }: Place, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why = code === "EADDRINUSE" ? `Port ${port} of ${host} is in use` : `Nobody can listen at ${host}:${port}`;
  throw new UsageError(
    code === "" || code === "EADDRINUSE" ? why : `${why} (${code})`,
    "Name another with --port and --host, or in the config's server part.",
  );
}
