import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansStandIn,
  type OktaStandIn,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { DurableStore } from "@rosterkit/store";
import type { ToldSync } from "../unattended/told-sync.ts";
import { type Journal, type WatchedOkta, watchOkta } from "./watch-okta.ts";

/** A company with an HR system and a watched Okta, over HTTP. */
export interface Company {
  readonly told: ToldSync;
  readonly hr: HumaansStandIn;
  readonly okta: OktaStandIn;
  readonly watched: WatchedOkta;
  /** What writes are looked up in. */
  readonly journal: Journal;
  /** The clock that both vendors go by, in milliseconds since 1970. */
  readonly now: () => number;
  close(): Promise<void>;
}

/** How a company is. */
export interface CompanyOptions {
  readonly id: string;
  /** Which Okta it has: no two companies share one. Absent: 1. */
  readonly seed?: number;
  /** How many people it has at first. */
  readonly size: number;
  readonly store: DurableStore;
  /** How long each answer of its Okta takes, so that requests are under way when a process is killed. */
  readonly answerDelayMs: number;
  /** Absent: the machine's clock. */
  readonly now?: () => number;
}

/** Opens one. */
export const openCompany = async (options: CompanyOptions): Promise<Company> => {
  const { id, seed = 1, size, store, answerDelayMs, now = Date.now } = options;
  const clock = { now, wallNow: () => Date.now() };
  const today = new Date(now()).toISOString().slice(0, 10);
  const hr = createHumaansStandIn({ people: createPeople({ seed: id, count: size, today }), clock });
  const okta = createOktaStandIn({ limits: generousLimits, seed, answerDelayMs, clock });
  const journal: Journal = { store, sync: id };
  const watched = watchOkta(okta, now, journal);
  const [source, target] = await Promise.all([serveStandIn(hr), serveStandIn(watched)]);
  const told: ToldSync = {
    id,
    hrUrl: source.url,
    hrToken: hr.token,
    oktaUrl: target.url,
    oktaToken: okta.token,
    oktaConnection: `Okta of ${id}`,
  };
  const close = async () => {
    await Promise.all([source.close(), target.close()]);
  };
  return { told, hr, okta, watched, journal, now, close };
};
