import type { Wait } from "@rosterkit/core";
import { type Io, openConnection, type Resource, type Shape } from "@rosterkit/core/adapter";
import { given } from "../law-errors.ts";
import type {
  AdapterUnderTest,
  PlannedFault,
  RequestMatch,
  SeenRequest,
  StartedVendor,
  StartOptions,
} from "./adapter-under-test.ts";
import { brokenOn } from "./broken-on.ts";
import { type Alter, type Call, type Traffic, watchFetch } from "./watch-fetch.ts";

/** A resource whose rows are handed back to it alone. */
export type People = Resource<never, Shape>;

/** A stand-in with a connection to it. */
export interface OpenedVendor {
  readonly tested: AdapterUnderTest;
  readonly vendor: StartedVendor;
  readonly connection: ReturnType<typeof openConnection>;
  readonly people: People;
  /** Connects once more, with the same settings. */
  readonly connectAgain: () => OpenedVendor;
  /** Waits that the connection told of. */
  readonly waits: readonly Wait[];
  /** What the adapter sent. */
  readonly traffic: Traffic;
  /** Whether a request belongs to an ability. */
  readonly isFor: (ability: string, call: Call) => boolean;
  /** Plans a fault for requests of an ability; for all requests when none is named. */
  readonly plan: (fault: PlannedFault, ability?: string) => void;
  /** The requests of an ability so far; all when none is named. */
  readonly requests: (ability?: string) => readonly SeenRequest[];
}

/** What a law wants different. */
export interface OpenOptions extends Partial<StartOptions> {
  /** Connect with a credential that the vendor does not know. */
  readonly isStranger?: boolean;
  readonly alter?: Alter;
}

const defaults: StartOptions = { people: 7, pageSize: 3, acceptDuplicates: false };

/** Starts a stand-in, connects, and stops it whatever happens. Whatever goes wrong in `use` is told with the last requests. */
export const onVendor = async (
  tested: AdapterUnderTest,
  { isStranger = false, alter, ...options }: OpenOptions,
  use: (opened: OpenedVendor) => Promise<void>,
): Promise<void> => {
  const vendor = await tested.start({ ...defaults, ...options });
  try {
    const { fetch = (...request) => globalThis.fetch(...request) } = vendor;
    await use(open(tested, vendor, isStranger, watchFetch(fetch, alter)));
  } catch (error) {
    throw brokenOn(vendor, error);
  } finally {
    await vendor.stop();
  }
};

const open = (
  tested: AdapterUnderTest,
  vendor: StartedVendor,
  isStranger: boolean,
  watched: ReturnType<typeof watchFetch>,
): OpenedVendor => {
  const waits: Wait[] = [];
  const settings = isStranger ? vendor.wrongSettings : vendor.settings;
  const connection = openConnection(tested.adapter.connect(settings, ioOf(vendor, watched.fetch, waits)));
  return {
    tested,
    vendor,
    connection,
    people: connection.people,
    connectAgain: () => open(tested, vendor, isStranger, watched),
    waits,
    traffic: watched,
    isFor: (ability, { method, url }) => isMatch({ method, path: url.pathname }, matchOf(tested, ability)),
    plan: (fault, ability) => vendor.standIn.planFault({ ...fault, ...(ability && matchOf(tested, ability)) }),
    requests: (ability) =>
      vendor.standIn.requests.filter((request) => !ability || isMatch(request, matchOf(tested, ability))),
  };
};

const matchOf = ({ requests }: AdapterUnderTest, ability: string): RequestMatch => {
  const match = requests[ability];
  given(match, `"requests" does not say which request belongs to ${ability}`);
  return match;
};

const isMatch = ({ method, path }: Pick<SeenRequest, "method" | "path">, match: RequestMatch): boolean =>
  method === match.method && match.path.test(path);

const ioOf = ({ now = Date.now }: StartedVendor, fetch: Io["fetch"], waits: Wait[]): Io => ({
  fetch,
  now,
  random: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
  onWait: (wait) => void waits.push(wait),
});
