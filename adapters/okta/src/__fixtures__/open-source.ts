import { createMemoryStore, createSync, type PlanOptions, type Sync, type SyncSettingsInput } from "@rosterkit/core";
import type { OktaStandInOptions } from "@rosterkit/sandbox";
import { okta } from "../adapter.ts";
import { type OpenOkta, openOkta } from "./open-okta.ts";

/** A sync from one organisation into another, at a time that the test sets. */
export interface OpenSource {
  readonly source: OpenOkta;
  readonly target: OpenOkta;
  readonly sync: Sync;
  readonly goTo: (instant: string) => void;
  /** Plans and applies, confirming the plan as a whole. */
  readonly run: (options?: PlanOptions) => ReturnType<Sync["run"]>;
  /** The changes of a plan in short, sorted: operation, who, and the hold's code where there is one. */
  readonly planned: (options?: PlanOptions) => Promise<readonly string[]>;
  /** What the target has of somebody, by the mailbox of their login. */
  readonly account: (mailbox: string) => ReturnType<OpenOkta["standIn"]["get"]>;
  /** Puts a user into the source and gives the id. */
  readonly enter: (mailbox: string, more?: Partial<Parameters<OpenOkta["standIn"]["addUser"]>[0]>) => string;
}

/** What of a sync and its source differs from test to test. */
export interface OpenSourceOptions {
  readonly scope?: SyncSettingsInput["scope"];
  readonly lifecycle?: Partial<SyncSettingsInput["lifecycle"]>;
  readonly mapping?: SyncSettingsInput["mapping"];
  readonly connection?: Parameters<OpenOkta["connect"]>[0];
  readonly standIn?: OktaStandInOptions;
  /** The source's index, too, goes by the test's time. */
  readonly oneClock?: true;
  readonly preset?: "okta-source" | "okta-source-keeping";
}

/** The mailbox's profile; the domain is everybody's. */
export const profileOf = (mailbox: string) => ({
  login: `${mailbox}@example.com`,
  email: `${mailbox}@example.com`,
  firstName: mailbox,
  lastName: "Brock",
});

/** Opens two organisations on 2 March 2026 and a sync between them with a preset of the adapter. */
export async function openSource(options: OpenSourceOptions = {}): Promise<OpenSource> {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: options.oneClock ? now : Date.now };
  const source = await openOkta({ clock, seed: 2, ...options.standIn });
  const target = await openOkta({ clock, orgId: "00oTarget00000000000" });
  const preset = okta.presets.find(({ name }) => name === (options.preset ?? "okta-source"))
    ?.settings as Partial<SyncSettingsInput>;
  const sync = createSync({
    source: source.connect(options.connection),
    target: target.connection,
    settings: {
      ...preset,
      id: "okta-okta",
      lifecycle: { ...preset.lifecycle, zone: "Europe/London", ...options.lifecycle },
      ...(options.scope && { scope: options.scope }),
      ...(options.mapping && { mapping: options.mapping }),
    },
    store: createMemoryStore({ now }),
    now,
  });
  return {
    source,
    target,
    sync,
    goTo: (instant) => {
      nowMs = Date.parse(instant);
    },
    run: (how = {}) => sync.run({ confirm: true, adopt: "exact", ...how }),
    planned: async (how = {}) => {
      const { changes } = await sync.plan(how);
      const nameOf = (who: string) => /([\w.-]+)@/.exec(who)?.[1] ?? who;
      return changes
        .map(({ operation, who, held }) => [operation, nameOf(who), held?.code].filter(Boolean).join(" "))
        .sort();
    },
    account: (mailbox) => target.standIn.get(`${mailbox}@example.com`),
    enter: (mailbox, more = {}) => source.standIn.addUser({ profile: profileOf(mailbox), ...more }),
  };
}
