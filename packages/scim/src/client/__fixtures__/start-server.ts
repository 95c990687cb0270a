/// <reference types="node" />
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request as a server saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came. */
  readonly text: string;
  /** Parsed; undefined without one. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every kind.
  readonly body: any;
}

/** What a server answers. Without a body: an empty one; text is sent as a web page. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on this machine that ends with the test. */
export interface TestServer {
  readonly url: string;
  readonly seen: SeenRequest[];
}

/** Starts a server that answers as told. */
export async function startServer(
  answer: (request: SeenRequest, count: number) => Reply | Promise<Reply>,
): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const { pathname: path, searchParams: query } = new URL(incoming.url ?? "", "http://server");
    const headers = incoming.headers as SeenRequest["headers"];
    const isJson = text !== "" && headers["content-type"]?.includes("json");
    const request = {
      method: incoming.method ?? "",
      path,
      query,
      headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
    seen.push(request);
    const { status, body, headers: more } = await answer(request, seen.length);
    const isPage = typeof body === "string";
    response.writeHead(status, { "content-type": isPage ? "text/html" : "application/scim+json", ...more });
    response.end(isPage ? body : body === undefined ? "" : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
