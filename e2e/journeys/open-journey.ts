import { createMemoryStore, createSync, defaultIo, type Plan, type SyncSettingsInput } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansSwitches,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";

/** What a journey starts with; everything may be left out. */
export interface JourneyStart {
  readonly count?: number;
  readonly switches?: Partial<HumaansSwitches>;
  readonly settings?: Partial<SyncSettingsInput>;
}

/** Humaans and Okta stand-ins over HTTP, the real adapters and the real engine between, and a clock that a test moves. */
export async function openJourney({ count = 40, switches = {}, settings = {} }: JourneyStart = {}) {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const people = createPeople({ seed: "journey", count, today: "2026-03-02" });
  const source = createHumaansStandIn({ people, clock, switches, hangMs: 100 });
  const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
  const served = [await serveStandIn(source), await serveStandIn(target)] as const;
  onTestFinished(async () => void (await Promise.all(served.map(({ close }) => close()))));
  const store = createMemoryStore({ now });
  const syncWith = (more: Partial<SyncSettingsInput>) =>
    createSync({
      source: humaans.connect({ apiToken: source.token, baseUrl: `${served[0].url}/api` }, defaultIo()),
      target: okta.connect({ domain: served[1].url, apiToken: target.token }, defaultIo()),
      store,
      settings: { id: "journey", newJoinersOnly: false, lifecycle: { zone: "Europe/London" }, ...settings, ...more },
      now,
    });
  const sync = syncWith({});
  return {
    source,
    target,
    sync,
    /** The same sync with other settings, or another one in the same store. */
    syncWith,
    goTo: (at: string) => {
      nowMs = Date.parse(at);
    },
    run: () => sync.run({ confirm: true, adopt: "exact" }),
    statusOf: (login: string) => target.get(login)?.status,
  };
}

/** What a plan would do, in short: operation and lane. */
export const doings = ({ changes }: Plan): readonly string[] =>
  changes.map(({ operation, held }) => (held ? `${operation} held` : operation));

/** The codes of what a plan says about the sync as a whole. */
export const codesOf = ({ issues }: Plan): readonly string[] =>
  issues.filter(({ subject }) => subject === "").map(({ code }) => code);
