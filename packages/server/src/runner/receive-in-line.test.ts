import { describe, expect, it } from "vitest";
import { createReceiver } from "./receive-in-line.ts";

const megabyte = 2 ** 20;
const call = (bytes: number) => new Request("https://x.example.com", { method: "POST", body: new Uint8Array(bytes) });

/** A sync that takes nothing before it is let go. */
const slow = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const receive = async (request: Request) => {
    await promise;
    return Response.json((await request.arrayBuffer()).byteLength);
  };
  return { sync: { receive }, letGo: resolve };
};

describe("a flood of webhooks", () => {
  it("is held in memory up to a bound, whoever it is for, and there is room again afterwards", async () => {
    const receive = createReceiver();
    const { sync, letGo } = slow();
    const taken = Array.from({ length: 80 }, (_, index) => receive(`sync ${index % 4}`, sync, call(megabyte)));
    const first = Promise.allSettled(taken);
    await expect(
      Promise.any(
        taken.map((one) =>
          one.then(
            () => false,
            (error) => error,
          ),
        ),
      ),
    ).resolves.toBeInstanceOf(RangeError);
    letGo();
    const ended = (await first).map(({ status }) => status);
    expect(ended.filter((status) => status === "fulfilled")).toHaveLength(64);
    const again = await Promise.all(Array.from({ length: 64 }, () => receive("sync", sync, call(megabyte))));
    expect(await again.at(-1)?.json()).toBe(megabyte);
  });

  it("for one sync leaves the others theirs", async () => {
    const receive = createReceiver();
    const { sync, letGo } = slow();
    const flood = Promise.allSettled(Array.from({ length: 500 }, () => receive("flooded", sync, call(10))));
    const other = { receive: async () => new Response(null, { status: 204 }) };
    expect((await receive("other", other, call(10)))?.status).toBe(204);
    letGo();
    expect((await flood).filter(({ status }) => status === "fulfilled")).toHaveLength(201);
  });
});
