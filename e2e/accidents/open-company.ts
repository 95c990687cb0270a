import {
  type AnyConnection,
  createMemoryStore,
  createSync,
  defaultIo,
  type Plan,
  type Store,
  type Sync,
  type SyncSettingsInput,
} from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansStandIn,
  type HumaansSwitches,
  type OktaStandIn,
  type OktaSwitches,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { hurry } from "./hurry.ts";
import { type Handle, withPagesOf } from "./with-pages-of.ts";

/** What a company starts with; everything may be left out. */
export interface CompanyStart {
  /** The instant at which it begins. ISO. */
  readonly at?: string;
  /** How many work there besides the owner of the HR token: `s1@acme.example` and so on, in the order of the list. One when absent. */
  readonly staff?: number;
  /** Records on a page of either vendor. */
  readonly pageSize?: number;
  readonly humaans?: Partial<HumaansSwitches>;
  readonly okta?: Partial<OktaSwitches>;
  readonly settings?: Partial<SyncSettingsInput>;
  /** Stands between the sync and Okta. */
  readonly before?: (handle: Handle) => Handle;
  /** Stands in the place of the adapter of Okta. */
  readonly adapt?: (target: AnyConnection) => AnyConnection;
}

type NewPerson = Parameters<HumaansStandIn["addPerson"]>[0];

/** A company with Humaans and Okta over HTTP, the real adapters and engine between them, and a clock that the test moves. */
export interface Company {
  readonly source: HumaansStandIn;
  readonly target: OktaStandIn;
  readonly sync: Sync;
  readonly store: Store;
  /** Another process for the same sync, or with other settings for another one. */
  readonly process: (settings?: Partial<SyncSettingsInput>, store?: Store) => Sync;
  readonly goTo: (at: string) => void;
  /** HR enters somebody who works there since January, unless told otherwise: `ann@acme.example` for "Ann". */
  readonly hire: (firstName: string, more?: Partial<NewPerson>) => ReturnType<HumaansStandIn["addPerson"]>;
  /** Plans and applies, confirmed as a whole where that is asked for. */
  readonly run: () => ReturnType<Sync["run"]>;
  readonly plan: () => Promise<Plan>;
  readonly statusOf: (login: string) => string | undefined;
  /** Logins at Okta but the administrator's, in order. */
  readonly logins: () => readonly string[];
}

/** Opens a company. Nothing has been read or written yet. */
export async function openCompany(start: CompanyStart = {}): Promise<Company> {
  hurry();
  let nowMs = Date.parse(start.at ?? "2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const source = humaansOf(start, now);
  const target = createOktaStandIn({
    clock: { now, wallNow: now },
    limits: generousLimits,
    hangMs: 100,
    pageSize: start.pageSize ?? 200,
    ...(start.okta && { switches: start.okta }),
  });
  const { adapt = (connection: AnyConnection) => connection } = start;
  const between = start.before ?? ((handle: Handle) => handle);
  const [fromUrl, toUrl] = await Promise.all([
    serve(withPagesOf(start.pageSize ?? 250, source.handle)),
    serve(between(target.handle)),
  ]);
  const store = createMemoryStore({ now });
  const process: Company["process"] = (settings = {}, itsStore = store) =>
    createSync({
      source: humaans.connect({ apiToken: source.token, baseUrl: `${fromUrl}/api` }, defaultIo()),
      target: adapt(okta.connect({ domain: toUrl, apiToken: target.token }, defaultIo())),
      store: itsStore,
      settings: { ...settingsOf(start), ...settings },
      now,
    });
  const sync = process();
  return {
    source,
    target,
    sync,
    store,
    process,
    goTo: (at) => {
      nowMs = Date.parse(at);
    },
    hire: (firstName, more = {}) => source.addPerson({ ...person(firstName), ...more }),
    run: () => sync.run({ confirm: true, adopt: "exact" }),
    plan: () => sync.plan({ adopt: "exact" }),
    statusOf: (login) => target.get(login)?.status,
    logins: () => loginsAt(target),
  };
}

const settingsOf = ({ settings }: CompanyStart): SyncSettingsInput => ({
  id: "accidents",
  newJoinersOnly: false,
  vendorHoldMs: 1000,
  lifecycle: { zone: "Europe/London" },
  ...settings,
});

function humaansOf({ staff = 1, humaans: switches = {}, at }: CompanyStart, now: () => number): HumaansStandIn {
  const people = createPeople({ seed: "accidents", count: 1, today: (at ?? "2026-03-02").slice(0, 10) });
  const standIn = createHumaansStandIn({
    people,
    clock: { now, wallNow: () => Date.now() },
    switches,
    hangMs: 100,
  });
  for (let number = 1; number <= staff; number++) standIn.addPerson(person(`S${number}`));
  return standIn;
}

async function serve(handle: Handle): Promise<string> {
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  return url;
}

const person = (firstName: string): NewPerson => ({
  firstName,
  lastName: "Berg",
  email: `${firstName.toLowerCase()}@acme.example`,
  employmentStartDate: "2026-01-05",
  jobTitle: "Analyst",
  department: "Finance",
  locationId: "remote",
  remoteTimezone: "Europe/London",
  status: "active",
});

const loginsAt = (target: OktaStandIn): readonly string[] =>
  target
    .inspect()
    .users.map(({ profile }) => String(profile.login))
    .filter((login) => login.endsWith("@acme.example"))
    .sort();
