import { ConfigurationError } from "../errors/configuration-error.ts";
import { waitFor } from "../http/wait-for.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResourceName } from "../store/link.ts";
import { type Accounts, openAccounts } from "./accounts.ts";
import type { ApplyOptions, Target } from "./apply-options.ts";
import type { ApplyReport } from "./apply-report.ts";
import { fillSettings } from "./apply-settings.ts";
import { keepLease } from "./keep-lease.ts";
import { createKnownLinks } from "./known-links.ts";
import type { RunContext } from "./run-context.ts";

/** A run with the switch that stops it. */
export interface OpenRun extends RunContext {
  /** Ends the run because the vendor refuses the credentials or a permission; the first reason stays. */
  stop(reason: NonNullable<ApplyReport["stopped"]>): void;
  readonly stopped: () => ApplyReport["stopped"];
}

/** Sets up what one run works with, and begins to renew the lease. */
export const openRun = (options: ApplyOptions): OpenRun => {
  const { plan, now = Date.now, signal, store, lease } = options;
  const settings = fillSettings(options.settings);
  const kept = keepLease(store, lease, settings.leaseForMs, now);
  let stopped: ApplyReport["stopped"];
  return {
    runId: options.runId,
    accounts: accountsOf(options.target),
    known: createKnownLinks(options.links),
    settings,
    now,
    sleep: options.sleep ?? waitFor,
    linkMaking: options,
    byId: new Map(plan.changes.map((change) => [change.id, change])),
    owned: ownedBy(plan),
    knownAtMs: Date.parse(options.knownAt ?? plan.at),
    states: new Map(),
    requests: new Map(),
    giveUp: signal,
    written: new Map(),
    makePassword: options.makePassword ?? noPassword,
    undone: new Set(),
    lease: kept,
    lost: kept.lost,
    stillLeaving: options.stillLeaving,
    stillOutside: options.stillOutside,
    progress: options.progress,
    ended: () => (stopped ? "stopped" : signal?.aborted ? "aborted" : undefined),
    stop: (reason) => {
      stopped ??= reason;
    },
    stopped: () => stopped,
  };
};

const noPassword = (): never => {
  throw new ConfigurationError([{ path: "makePassword", message: "the plan sets passwords, and nobody makes any" }]);
};

/** Rules of groups stand in a plan's header as `groups.<attribute>`. */
const ofGroups = "groups.";

const ownedBy = ({ rules }: Plan): RunContext["owned"] => {
  const { true: groups = [], false: people = [] } = Object.groupBy(
    Object.keys(rules),
    (name) => `${name.startsWith(ofGroups)}` as const,
  );
  return { people, groups: groups.map((name) => name.slice(ofGroups.length)) };
};

/** Opens each resource of a target once. */
export const accountsOf = ({ people, groups }: Target): ((resource: ResourceName) => Accounts) => {
  const opened = { people: openAccounts(people), groups: groups && openAccounts(groups) };
  return (resource) => {
    const accounts = opened[resource];
    if (!accounts) throw new ConfigurationError([{ path: "target", message: `has no ${resource}` }]);
    return accounts;
  };
};
