import { afterEach, describe, expect, it } from "vitest";
import { startHumaans } from "../humaans/__fixtures__/start-humaans.ts";
import type { StandIn } from "../stand-in.ts";
import { type ServedStandIn, serveStandIn } from "./serve-stand-in.ts";

const open: ServedStandIn[] = [];
const serve = async (standIn: Pick<StandIn, "handle">) => {
  const served = await serveStandIn(standIn);
  open.push(served);
  return served;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

const startServed = async () => {
  const { humaans, people } = startHumaans();
  const { url, close } = await serve(humaans);
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api${path}`, { ...init, headers: { authorization: `Bearer ${humaans.token}` } });
  return { humaans, people, url, close, get };
};

describe("over HTTP", () => {
  it("answers as the stand-in does", async () => {
    const { get, url, humaans } = await startServed();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await get("/people?status=all&$limit=5&$skip=2");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const body: unknown = await response.json();
    const direct = await humaans.handle(
      new Request("http://x/api/people?status=all&$limit=5&$skip=2", {
        headers: { authorization: `Bearer ${humaans.token}` },
      }),
    );
    expect(body).toEqual(await direct.json());
    expect((await fetch(`${url}/api/people`)).status).toBe(401);
  });

  it("serves several stand-ins at once, each with its own memory", async () => {
    const [one, other] = [await startServed(), await startServed()];
    one.humaans.deletePerson(one.humaans.idOf(one.people[9]?.id ?? ""));
    const totals = await Promise.all(
      [one, other].map(async ({ get }) => (await (await get("/people?status=all")).json()) as { total: number }),
    );
    expect(totals.map(({ total }) => total)).toEqual([59, 60]);
  });

  it("hands on methods, bodies and headers, and sends headers back", async () => {
    const { url } = await serve({
      handle: async (request) => {
        const text = `${request.method} ${await request.text()} ${request.headers.get("x-note")}`;
        return new Response(text, {
          status: 201,
          headers: [
            ["link", "<a>"],
            ["link", "<b>"],
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2"],
          ],
        });
      },
    });
    const response = await fetch(url, { method: "PUT", body: "hello", headers: { "x-note": "hi" } });
    expect([response.status, await response.text(), response.headers.get("link")]).toEqual([
      201,
      "PUT hello hi",
      "<a>, <b>",
    ]);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("sends an answer without a body", async () => {
    const { url } = await serve({ handle: async () => new Response(null, { status: 204 }) });
    expect((await fetch(url)).status).toBe(204);
  });
});

describe("broken connections", () => {
  it("lose an answer by closing the socket", async () => {
    const { get, humaans } = await startServed();
    humaans.planFault({ kind: "lost answer" });
    await expect(get("/people")).rejects.toThrow("fetch failed");
    expect((await get("/people")).status).toBe(200);
  });

  it("cut a body after the headers", async () => {
    const { get, humaans } = await startServed();
    humaans.planFault({ kind: "truncated body" });
    const response = await get("/people");
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it("hang on a time-out until the caller gives up", async () => {
    const { get, humaans } = await startServed();
    humaans.planFault({ kind: "time-out" });
    await expect(get("/people", { signal: AbortSignal.timeout(40) })).rejects.toThrow(/timeout/);
  });

  it("tell the stand-in that the caller has hung up", async () => {
    let heard: (aborted: boolean) => void;
    const hungUp = new Promise<boolean>((resolve) => {
      heard = resolve;
    });
    const { url } = await serve({
      handle: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener("abort", () => {
            heard(request.signal.aborted);
            reject(request.signal.reason);
          }),
        ),
    });
    await expect(fetch(url, { signal: AbortSignal.timeout(30) })).rejects.toThrow();
    expect(await hungUp).toBe(true);
  });

  it("break off where a body falls short of its stated length", async () => {
    const { url } = await serve({ handle: async () => new Response("half", { headers: { "content-length": "8" } }) });
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  });
});

describe("close", () => {
  it("ends open connections at once, and can be called again", async () => {
    const { get, humaans, close, url } = await startServed();
    humaans.planFault({ kind: "time-out" });
    const hanging = get("/people");
    const outcome = expect(hanging).rejects.toThrow("fetch failed");
    while (humaans.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const start = performance.now();
    await close();
    await close();
    await outcome;
    expect(performance.now() - start).toBeLessThan(1000);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("leaves the port to others, and a taken port is refused", async () => {
    const first = await serveStandIn({ handle: async () => new Response("one") });
    const port = Number(new URL(first.url).port);
    await expect(serveStandIn({ handle: async () => new Response("two") }, { port })).rejects.toThrow("EADDRINUSE");
    await first.close();
    const second = await serveStandIn({ handle: async () => new Response("two") }, { port });
    open.push(second);
    expect(await (await fetch(second.url)).text()).toBe("two");
  });
});
