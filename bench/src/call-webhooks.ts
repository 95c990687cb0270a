import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { WebhookCall } from "./webhook-calls.ts";

/** Calls to be made: to which path, and with what. */
export interface CallTo {
  readonly path: string;
  readonly call: WebhookCall;
}

/** Makes calls over connections that are kept open, so many under way at once, and gives how long all of them took, in milliseconds. Rejects when one is refused. */
export async function callAtOnce(url: string, calls: readonly CallTo[], atOnce: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const rest = calls.values();
  const began = performance.now();
  const worker = async () => {
    for (const { path, call } of rest) await post(agent, `${url}${path}`, call);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return performance.now() - began;
}

/** Makes calls so many milliseconds apart, whether those before are answered or not, and gives how long each took. Rejects when one is refused. */
export async function callEvery(url: string, calls: readonly CallTo[], everyMs: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const taken = await Promise.all(
    calls.map(async ({ path, call }, index) => {
      await wait(index * everyMs);
      const sent = performance.now();
      await post(agent, `${url}${path}`, call);
      return performance.now() - sent;
    }),
  );
  agent.destroy();
  return taken;
}

const post = (agent: Agent, url: string, { headers, body }: WebhookCall): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("end", () =>
        (response.statusCode ?? 0) < 300
          ? resolve()
          : reject(new Error(`a webhook was answered with ${response.statusCode}`)),
      );
    });
    sent.end(body);
  });
