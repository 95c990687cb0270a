import {
  createMemoryStore,
  createSync,
  defaultIo,
  type Plan,
  type Sync,
  type SyncSettingsInput,
} from "@rosterkit/core";
import { okta } from "@rosterkit/okta";
import { createOktaStandIn, generousLimits, type OktaStandIn } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { hurry } from "./hurry.ts";

/** An organisation whose groups Staff and Sales have accounts in another one, and a clock that the test moves. */
export interface OktaSource {
  readonly source: OktaStandIn;
  readonly target: OktaStandIn;
  readonly groups: { readonly staff: string; readonly sales: string };
  /** Does something after each request to the source was answered, from now on. */
  readonly afterEach: (act: (request: Request) => void) => void;
  readonly goTo: (at: string) => void;
  readonly run: (options?: { readonly changed?: boolean }) => ReturnType<Sync["run"]>;
  readonly plan: (options?: { readonly changed?: boolean }) => Promise<Plan>;
}

/** Five people in Staff (`s1@acme.example` and so on), of whom the first is in Sales too. Nothing has been read or written yet. */
export async function openOktaSource(scope: SyncSettingsInput["scope"] = bothGroups): Promise<OktaSource> {
  hurry();
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: now };
  const options = { clock, limits: generousLimits, hangMs: 100, pageSize: 2 };
  const source = createOktaStandIn({ ...options, seed: 2, orgId: "00oSource00000000000" });
  const target = createOktaStandIn(options);
  const [staff, sales] = [source.addGroup({ name: "Staff" }), source.addGroup({ name: "Sales" })];
  for (let number = 1; number <= 5; number++)
    source.addUser({ profile: profileOf(`s${number}`), groupIds: number === 1 ? [staff, sales] : [staff] });
  let act: (request: Request) => void = () => undefined;
  const sync = createSync({
    source: await connect(source, (request) => act(request)),
    target: await connect(target),
    settings: {
      ...preset,
      id: "accidents",
      scope,
      vendorHoldMs: 1000,
      lifecycle: { ...preset.lifecycle, zone: "UTC" },
    },
    store: createMemoryStore({ now }),
    now,
  });
  return {
    source,
    target,
    groups: { staff, sales },
    afterEach: (does) => {
      act = does;
    },
    goTo: (at) => {
      nowMs = Date.parse(at);
    },
    run: (how) => sync.run({ confirm: true, adopt: "exact", ...how }),
    plan: (how) => sync.plan({ adopt: "exact", ...how }),
  };
}

const bothGroups: SyncSettingsInput["scope"] = { groups: ["Staff", "Sales"] };

const preset = okta.presets.find(({ name }) => name === "okta-source")?.settings as Partial<SyncSettingsInput>;

/** Who is called and addressed by this name. */
export const profileOf = (mailbox: string) => ({
  login: `${mailbox}@acme.example`,
  email: `${mailbox}@acme.example`,
  firstName: mailbox,
  lastName: "Berg",
});

async function connect(standIn: OktaStandIn, act: (request: Request) => void = () => undefined) {
  const handle: OktaStandIn["handle"] = async (request) => {
    const answer = await standIn.handle(request);
    act(request);
    return answer;
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  return okta.connect({ domain: url, apiToken: standIn.token }, defaultIo());
}
