import {
  type AnyConnection,
  createMemoryStore,
  createSync,
  defaultIo,
  type Plan,
  type SyncSettingsInput,
} from "@rosterkit/core";
import { hibob, hibobScim } from "@rosterkit/hibob";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHibobStandIn,
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HibobScimSwitches,
  type HibobStandInOptions,
  type HibobSwitches,
  type HumaansSwitches,
  type StandIn,
  type StandInClock,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";

/** What a journey starts with; everything may be left out. */
export interface JourneyStart<Switches> {
  readonly count?: number;
  readonly switches?: Partial<Switches>;
  readonly settings?: Partial<SyncSettingsInput>;
}

const today = "2026-03-02";

/** Humaans and Okta stand-ins over HTTP, the real adapters and the real engine between, and a clock that a test moves. */
export function openJourney({ count = 40, switches = {}, settings = {} }: JourneyStart<HumaansSwitches> = {}) {
  return openIntoOkta(settings, (clock) => {
    const people = createPeople({ seed: "journey", count, today });
    const source = createHumaansStandIn({ people, clock, switches, hangMs: 100 });
    const connect = (url: string) => humaans.connect({ apiToken: source.token, baseUrl: `${url}/api` }, defaultIo());
    return { source, connect };
  });
}

/** The same from HiBob. */
export function openHibobJourney({ count = 40, switches = {}, settings = {} }: JourneyStart<HibobSwitches> = {}) {
  return openIntoOkta(settings, (clock) => {
    const people = createPeople({ seed: "journey", count, today });
    const source = createHibobStandIn({ people, clock, switches, hangMs: 100, searchesAMinute: 10_000 });
    const { serviceUserId, token } = source;
    const connect = (url: string) => hibob.connect({ serviceUserId, token, baseUrl: `${url}/v1` }, defaultIo());
    return { source, connect };
  });
}

/** The same from HiBob's SCIM server, whose own attributes have the names that the stand-in's customer gave them. */
export function openHibobScimJourney({
  count = 40,
  switches: scimSwitches = {},
  settings = {},
  externalNames = startDateNamed,
  fields,
  ...more
}: HibobScimJourneyStart = {}) {
  return openIntoOkta(settings, (clock) => {
    const people = createPeople({ seed: "journey", count, today });
    const source = createHibobStandIn({ people, clock, scimSwitches, hangMs: 100, ...fieldsNamed(fields), ...more });
    const { serviceUserId, token, scimPath, companyId } = source;
    const own = { serviceUserId, token, companyId: String(companyId), externalNames };
    const connect = (url: string) => hibobScim.connect({ ...own, baseUrl: `${url}${scimPath}` }, defaultIo());
    return { source, connect };
  });
}

interface HibobScimJourneyStart extends JourneyStart<HibobScimSwitches>, Pick<HibobStandInOptions, "groups"> {
  /** The setting of the connection. */
  readonly externalNames?: object;
  /** The field that each name carries at the stand-in. Absent: the stand-in's own choice. */
  readonly fields?: NonNullable<HibobStandInOptions["externalNames"]>;
}

const fieldsNamed = (externalNames: HibobScimJourneyStart["fields"]) => externalNames && { externalNames };

const startDateNamed = { startDate: "startDate" };

interface Opened<Source> {
  readonly source: Source;
  readonly connect: (url: string) => AnyConnection;
}

async function openIntoOkta<Source extends StandIn>(
  settings: Partial<SyncSettingsInput>,
  open: (clock: StandInClock) => Opened<Source>,
) {
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const { source, connect } = open(clock);
  const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
  const served = [await serveStandIn(source), await serveStandIn(target)] as const;
  onTestFinished(async () => void (await Promise.all(served.map(({ close }) => close()))));
  const store = createMemoryStore({ now });
  const syncWith = (more: Partial<SyncSettingsInput>) =>
    createSync({
      source: connect(served[0].url),
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
