import type { Wait } from "@rosterkit/core";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { NoticeFailure } from "../notices/notifier.ts";
import type { Listeners, TurnLeavers } from "../runner/notice.ts";
import type { Runner } from "../runner/runner.ts";

/** What is counted, for Prometheus. Syncs and connections are named by their ids; no person is. */
export interface Metrics extends Required<Pick<Listeners, "onNotice" | "onTurn" | "onWebhook">> {
  /** For `Io.onWait`. */
  readonly onWait: (wait: Wait) => void;
  /** For the notifier. */
  readonly onNoticeFailure: (failure: Pick<NoticeFailure, "channel" | "isGivenUp">) => void;
  /** The text that Prometheus asks for, with how long the queue is now. */
  text(runner: Pick<Runner, "queue" | "running">): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.05, 0.25, 1, 5, 15, 60, 300, 1800, 7200];
const waitSeconds = [0.1, 1, 5, 15, 60, 300, 900];
const leaverSeconds = [60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 3 * 86_400, 7 * 86_400, 30 * 86_400];
const webhookSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3];

/** Counters of one runner; its listeners are to be handed to it. `now`: as in `Io`. */
export function createMetrics({ now = Date.now }: { readonly now?: () => number } = {}): Metrics {
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
  const exposure = new Histogram({
    name: "rosterkit_leaver_exposure_seconds",
    help: "From the end of leavers to when they were found to be out",
    labelNames: ["sync"],
    buckets: leaverSeconds,
    registers: [registry],
  });
  const reaction = new Histogram({
    name: "rosterkit_leaver_reaction_seconds",
    help: "The same from when their end was both due and readable",
    labelNames: ["sync"],
    buckets: leaverSeconds,
    registers: [registry],
  });
  const openLeavers = new Gauge({
    name: "rosterkit_open_leavers",
    help: "Leavers who were not out for certain after the last run for everybody",
    labelNames: ["sync"],
    registers: [registry],
  });
  const longestOpen = new Gauge({
    name: "rosterkit_open_leaver_exposure_seconds",
    help: "How long the longest of them could get in by then",
    labelNames: ["sync"],
    registers: [registry],
  });
  const waits = new Histogram({
    name: "rosterkit_vendor_wait_seconds",
    help: "Waits of calls for a vendor: for our share of its limit, because it asked, or before another try",
    labelNames: ["vendor", "reason"],
    buckets: waitSeconds,
    registers: [registry],
  });
  const failures = new Counter({
    name: "rosterkit_notice_failures_total",
    help: "Notices that were not delivered, and whether they are given up",
    labelNames: ["channel", "given_up"],
    registers: [registry],
  });
  const countLeavers = (sync: string, { confirmed, open }: TurnLeavers) => {
    for (const { exposureMs, reactionMs } of confirmed) {
      exposure.observe({ sync }, exposureMs / 1000);
      reaction.observe({ sync }, reactionMs / 1000);
    }
    if (!open) return;
    openLeavers.set({ sync }, open.length);
    longestOpen.set({ sync }, Math.max(0, ...open.map(({ exposureMs }) => exposureMs)) / 1000);
  };
  return {
    onTurn: ({ sync, result, because, ms, leavers, ...counts }) => {
      turns.inc({ sync, result });
      if (because === undefined) return;
      lasted.observe({ sync }, ms / 1000);
      changes.inc({ sync, outcome: "applied" }, counts.applied);
      changes.inc({ sync, outcome: "not applied" }, counts.notApplied);
      held.set({ sync }, counts.held);
      if (leavers) countLeavers(sync, leavers);
    },
    onWait: ({ vendor, reason, untilMs }) => waits.observe({ vendor, reason }, Math.max(0, untilMs - now()) / 1000),
    onNoticeFailure: ({ channel, isGivenUp }) => failures.inc({ channel, given_up: String(isGivenUp) }),
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
