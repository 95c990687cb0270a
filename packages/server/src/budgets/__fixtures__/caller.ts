import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import type { Lane } from "@rosterkit/core";
import { bearer, createApiClient, defaultIo } from "@rosterkit/core/adapter";
import { createSharedBudgets } from "../create-shared-budgets.ts";

/** What a process is told that calls a vendor. */
export interface CallerOrders {
  readonly name: string;
  readonly url: string;
  /** Absent: it shares nothing. */
  readonly place?: { readonly connectionString: string; readonly schema: string };
  readonly limits: { readonly share: number; readonly aMinute?: number; readonly concurrency: number };
}

/** What it is told to do later: so many calls, so many of them at once. */
export interface CallerWork {
  readonly lane: Lane;
  readonly calls: number;
  readonly atOnce: number;
}

/** What it prints, a line for each. */
export interface CallerLine {
  readonly ready?: true;
  /** Why it waits, told once for each wait. */
  readonly waits?: string;
  /** A call was answered. */
  readonly answered?: Lane;
}

const { name, url, place, limits }: CallerOrders = JSON.parse(argv[2] ?? "{}");
const print = (line: CallerLine) => stdout.write(`${JSON.stringify(line)}\n`);

const budgets = place && (await createSharedBudgets(place));
const client = createApiClient<Record<never, never>>({
  baseUrl: url,
  vendor: { id: "acme", name: "Acme" },
  authentication: bearer("token-of-everybody"),
  headers: { "x-caller": name },
  io: { ...defaultIo(), ...(budgets && { budgets }), onWait: ({ reason }) => print({ waits: reason }) },
  limits,
  maxWaitMs: 86_400_000,
});

const call = async (lane: Lane) => {
  const headers = { "x-caller": name };
  await client.send({ method: "GET", url: new URL("/people", url), pathTemplate: "/people", headers, lane });
  print({ answered: lane });
};

const work = ({ lane, calls, atOnce }: CallerWork) => {
  let left = calls;
  const go = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await call(lane);
    }
  };
  for (let place = 0; place < atOnce; place += 1) void go();
};

createInterface({ input: stdin }).on("line", (line) => work(JSON.parse(line)));
print({ ready: true });
