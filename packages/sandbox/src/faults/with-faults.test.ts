import { describe, expect, it } from "vitest";
import type { Fault } from "../stand-in.ts";
import { withFaults } from "./with-faults.ts";

/** A vendor with one counter: POST adds one, GET tells. */
function createCounter(hangMs?: number) {
  let count = 0;
  const standIn = withFaults(
    "counter",
    async (request, context) => {
      if (request.method === "POST") {
        count += 1;
        context.markWritten();
      }
      return Response.json({ count, items: ["a", "b"] });
    },
    {
      error: (kind, _request, fault) => Response.json({ kind, wait: fault.retryAfterSeconds ?? null }, { status: 418 }),
      emptyPage: () => Response.json({ items: [] }),
    },
    { hangMs },
  );
  const send = (method: string, path = "/things?secret=1", signal?: AbortSignal): Promise<Response> =>
    standIn.handle(new Request(`http://counter.test${path}`, { method, signal: signal ?? null }));
  return { standIn, send, count: () => count };
}

describe("planned faults", () => {
  it.each([
    "rate limited",
    "concurrency limited",
    "internal error",
    "unavailable",
    "unauthenticated",
    "forbidden",
  ] as const)("answers %s in the vendor's words and does nothing", async (kind) => {
    const { standIn, send, count } = createCounter();
    standIn.planFault({ kind, retryAfterSeconds: 7 });
    const response = await send("POST");
    expect([response.status, await response.json()]).toEqual([418, { kind, wait: 7 }]);
    expect(count()).toBe(0);
    expect(standIn.requests[0]).toMatchObject({ status: 418, wrote: false });
  });

  it("answers an empty page", async () => {
    const { standIn, send } = createCounter();
    standIn.planFault({ kind: "empty page" });
    expect(await (await send("GET")).json()).toEqual({ items: [] });
  });

  it("does the work and loses the answer", async () => {
    const { standIn, send, count } = createCounter();
    standIn.planFault({ kind: "lost answer" });
    await expect(send("POST")).rejects.toThrow(TypeError);
    expect(count()).toBe(1);
    expect(standIn.requests[0]).toMatchObject({ status: 200, wrote: true });
  });

  it("does the work and breaks the body off half-way", async () => {
    const { standIn, send, count } = createCounter();
    standIn.planFault({ kind: "truncated body" });
    const response = await send("POST");
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect('{"count":1,"items":["a","b"]}'.startsWith(first)).toBe(true);
    expect(first.length).toBe(14);
    await expect(reader?.read()).rejects.toThrow("terminated");
    expect(count()).toBe(1);
  });

  it("hangs without doing anything until the signal aborts", async () => {
    const { standIn, send, count } = createCounter();
    standIn.planFault({ kind: "time-out" });
    const controller = new AbortController();
    const answer = send("POST", "/things", controller.signal);
    controller.abort(new Error("enough"));
    await expect(answer).rejects.toThrow("enough");
    expect(count()).toBe(0);
    expect(standIn.requests[0]).toMatchObject({ status: 0, wrote: false });
  });

  it("ends a time-out by itself after hangMs", async () => {
    const { standIn, send } = createCounter(5);
    standIn.planFault({ kind: "time-out" });
    await expect(send("GET")).rejects.toThrow("fetch failed");
  });
});

describe("which request a fault strikes", () => {
  async function struck(
    fault: Omit<Fault, "kind">,
    sent: readonly [method: string, path: string][],
  ): Promise<number[]> {
    const { standIn, send } = createCounter();
    standIn.planFault({ kind: "forbidden", ...fault });
    const positions: number[] = [];
    for (const [index, [method, path]] of sent.entries())
      if ((await send(method, path)).status === 418) positions.push(index + 1);
    return positions;
  }

  it("the next one by default", async () => {
    expect(
      await struck({}, [
        ["GET", "/a"],
        ["GET", "/a"],
      ]),
    ).toEqual([1]);
  });

  it("the nth and the following ones", async () => {
    const sent: [string, string][] = [
      ["GET", "/a"],
      ["GET", "/a"],
      ["GET", "/a"],
      ["GET", "/a"],
    ];
    expect(await struck({ nth: 2, times: 2 }, sent)).toEqual([2, 3]);
  });

  it("only those of its method and path, the query left aside", async () => {
    const sent: [string, string][] = [
      ["GET", "/a/b"],
      ["POST", "/a"],
      ["POST", "/a/b?x=1"],
      ["POST", "/a/b"],
    ];
    expect(await struck({ method: "post", path: /^\/a\/b$/g, nth: 2 }, sent)).toEqual([4]);
  });

  it("the one planned first wins where two meet, and both are used up", async () => {
    const { standIn, send } = createCounter();
    standIn.planFault({ kind: "forbidden" });
    standIn.planFault({ kind: "empty page" });
    expect((await send("GET")).status).toBe(418);
    expect(await (await send("GET")).json()).toMatchObject({ items: ["a", "b"] });
  });

  it("refuses a position that cannot be", () => {
    const { standIn } = createCounter();
    expect(() => standIn.planFault({ kind: "forbidden", nth: 0 })).toThrow(RangeError);
    expect(() => standIn.planFault({ kind: "forbidden", times: 1.5 })).toThrow(RangeError);
  });
});

describe("the request log", () => {
  it("keeps order of arrival, tells who wrote, and holds no query", async () => {
    const { standIn, send } = createCounter();
    await Promise.all([send("GET", "/first?name=Ann"), send("POST", "/second")]);
    expect(standIn.requests).toEqual([
      { method: "GET", path: "/first", status: 200, wrote: false, requestId: "counter-000001" },
      { method: "POST", path: "/second", status: 200, wrote: true, requestId: "counter-000002" },
    ]);
  });
});
