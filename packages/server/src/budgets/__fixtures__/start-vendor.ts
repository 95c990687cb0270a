import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A vendor that takes so many calls, in one long window, and answers 429 to all others. */
export interface CountingVendor {
  readonly url: string;
  /** Who called, in order, and whether they were let in. */
  readonly calls: readonly { readonly caller: string; readonly isRefused: boolean }[];
  by(caller: string): number;
  refused(): number;
  /** Gives these callers no answers. */
  hold(caller: string): void;
  /** Answers the next call of one with 429, for an hour. */
  refuseNext(caller: string): void;
  close(): Promise<void>;
}

/** How it answers. */
interface VendorOptions {
  readonly limit: number;
  /** Its answers tell what is left. */
  readonly tells: boolean;
  /** How long each takes. */
  readonly answerMs: number;
}

/** Starts one on this machine. */
export const startVendor = async ({ limit, tells, answerMs }: VendorOptions): Promise<CountingVendor> => {
  const calls: { readonly caller: string; readonly isRefused: boolean }[] = [];
  const held = new Set<string>();
  const refusing = new Set<string>();
  const head = () => ({
    "content-type": "application/json",
    ...(tells && {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - calls.length)),
      "x-ratelimit-reset": "3600",
    }),
  });
  const answer = (response: ServerResponse, isRefused: boolean) =>
    response.writeHead(isRefused ? 429 : 200, { ...head(), ...(isRefused && { "retry-after": "3600" }) }).end("{}");
  const server = createServer((request, response) => {
    const caller = String(request.headers["x-caller"]);
    const isRefused = refusing.delete(caller) || calls.length >= limit;
    calls.push({ caller, isRefused });
    if (!held.has(caller)) setTimeout(answer, answerMs, response, isRefused);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    by: (caller) => calls.filter((call) => call.caller === caller).length,
    refused: () => calls.filter(({ isRefused }) => isRefused).length,
    hold: (caller) => void held.add(caller),
    refuseNext: (caller) => void refusing.add(caller),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
