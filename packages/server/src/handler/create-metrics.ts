import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Listeners } from "../runner/notice.ts";
import type { Runner } from "../runner/runner.ts";

/** What is counted, for Prometheus. Syncs and connections are named by their ids; no person is. */
export interface Metrics extends Required<Pick<Listeners, "onNotice" | "onTurn" | "onWebhook">> {
  /** The text that Prometheus asks for, with how long the queue is now. */
  text(runner: Pick<Runner, "queue" | "running">): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.05, 0.25, 1, 5, 15, 60, 300, 1800, 7200];
const webhookSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3];

/** Counters of one runner; its listeners are to be handed to it. */
export function createMetrics(): Metrics {
  const registers = [new Registry()] as const;
  const [registry] = registers;
  const turns = new Counter({
    name: "rosterkit_turns_total",
    help: "Turns of syncs",
    labelNames: ["sync", "result"],
    registers: [registry],
  });
  const lasted = new Histogram({
    name: "rosterkit_run_seconds",
    help: "How long runs took",
    labelNames: ["sync"],
    buckets: seconds,
    registers: [registry],
  });
  const changes = new Counter({
    name: "rosterkit_changes_total",
    help: "Changes by what became of them",
    labelNames: ["sync", "outcome"],
    registers: [registry],
  });
  const held = new Gauge({
    name: "rosterkit_held_changes",
    help: "Changes that the last run left to a person",
    labelNames: ["sync"],
    registers: [registry],
  });
  const notices = new Counter({
    name: "rosterkit_notices_total",
    help: "Notices to people",
    labelNames: ["sync", "about"],
    registers: [registry],
  });
  const webhooks = new Histogram({
    name: "rosterkit_webhook_seconds",
    help: "How long calls of webhooks took",
    labelNames: ["sync", "status"],
    buckets: webhookSeconds,
    registers: [registry],
  });
  const waiting = new Gauge({
    name: "rosterkit_waiting_jobs",
    help: "Jobs that could begin now",
    registers: [registry],
  });
  const active = new Gauge({
    name: "rosterkit_running_turns",
    help: "Syncs that this process works on",
    registers: [registry],
  });
  return {
    onTurn: ({ sync, result, because, ms, ...counts }) => {
      turns.inc({ sync, result });
      if (because === undefined) return;
      lasted.observe({ sync }, ms / 1000);
      changes.inc({ sync, outcome: "applied" }, counts.applied);
      changes.inc({ sync, outcome: "not applied" }, counts.notApplied);
      held.set({ sync }, counts.held);
    },
    onNotice: ({ sync, about }) => notices.inc({ sync, about }),
    onWebhook: ({ sync, status, ms }) => webhooks.observe({ sync, status: String(status) }, ms / 1000),
    contentType: registry.contentType,
    text: async (runner) => {
      waiting.set((await runner.queue()).filter(({ position }) => position !== undefined).length);
      active.set(runner.running().length);
      return registry.metrics();
    },
  };
}
