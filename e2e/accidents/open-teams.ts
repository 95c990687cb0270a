import {
  createMemoryStore,
  createSync,
  defaultIo,
  type Plan,
  type Sync,
  type SyncSettingsInput,
} from "@rosterkit/core";
import { insightful, oktaToInsightful } from "@rosterkit/insightful";
import { okta } from "@rosterkit/okta";
import {
  createInsightfulStandIn,
  createOktaStandIn,
  generousLimits,
  type InsightfulStandIn,
  type OktaStandIn,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { hurry } from "./hurry.ts";
import { profileOf } from "./open-okta-source.ts";

/** An organisation at Okta whose groups are teams at Insightful, of which everybody is in one, and a clock that the test moves. */
export interface TeamCompany {
  readonly source: OktaStandIn;
  readonly target: InsightfulStandIn;
  readonly groups: { readonly sales: string; readonly law: string };
  readonly goTo: (at: string) => void;
  readonly run: () => ReturnType<Sync["run"]>;
  readonly plan: () => Promise<Plan>;
  /** The names of the teams that people are in, by their addresses. */
  readonly teams: () => readonly (string | undefined)[];
}

/** Three people in Sales (`s1@acme.example` and so on) and one in Law, who all have an account in their team already. */
export async function openTeams(): Promise<TeamCompany> {
  hurry();
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: now };
  const source = createOktaStandIn({ clock, limits: generousLimits, seed: 2, pageSize: 2 });
  const target = createInsightfulStandIn({ teams: [], clock, switches: { requestsAMinute: 10_000 } });
  const [sales, law] = [source.addGroup({ name: "OKTA_INSGRP_Sales" }), source.addGroup({ name: "OKTA_INSGRP_Law" })];
  for (let number = 1; number <= 4; number++)
    source.addUser({ profile: profileOf(`s${number}`), groupIds: [number === 4 ? law : sales] });
  const at = async (standIn: Parameters<typeof serveStandIn>[0]) => {
    const { url, close } = await serveStandIn(standIn);
    onTestFinished(close);
    return url;
  };
  const { token, defaultSettingsId: sharedSettingsId, path } = target;
  const { lifecycle, review: _review, ...preset } = oktaToInsightful.settings;
  const sync = createSync({
    source: okta.connect({ domain: await at(source), apiToken: source.token }, defaultIo()),
    target: insightful.connect(
      { token, sharedSettingsId, baseUrl: `${await at(target)}${path}`, rateShare: 1 },
      defaultIo(),
    ),
    settings: { ...preset, id: "teams", lifecycle: { ...lifecycle, zone: "UTC" } } as SyncSettingsInput,
    store: createMemoryStore({ now }),
    now,
  });
  const run = () => sync.run({ confirm: true, adopt: "exact" });
  await run();
  nowMs = Date.parse("2026-03-04T12:00:00Z");
  return {
    source,
    target,
    groups: { sales, law },
    goTo: (instant) => {
      nowMs = Date.parse(instant);
    },
    run,
    plan: () => sync.plan({ adopt: "exact" }),
    teams: () =>
      target.employees
        .toSorted((one, other) => ((one.email ?? "") < (other.email ?? "") ? -1 : 1))
        .map(({ teamId }) => target.teams.find(({ id }) => id === teamId)?.name),
  };
}
