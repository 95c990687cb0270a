import type { Wait } from "@rosterkit/core";
import { type Io, openConnection, type Resource, type Shape } from "@rosterkit/core/adapter";
import { holds } from "../law.ts";
import type { AdapterUnderTest, PlannedFault, SeenRequest, StartedVendor, StartOptions } from "./adapter-under-test.ts";

/** A resource whose rows are handed back to it alone. */
export type People = Resource<never, Shape>;

/** A stand-in with a connection to it. */
export interface OpenedVendor {
  readonly tested: AdapterUnderTest;
  readonly vendor: StartedVendor;
  readonly connection: ReturnType<typeof openConnection>;
  readonly people: People;
  /** Waits that the connection told of. */
  readonly waits: readonly Wait[];
  /** Plans a fault for requests of an ability; for all requests when none is named. */
  readonly plan: (fault: PlannedFault, ability?: string) => void;
  /** The requests of an ability so far; all when none is named. */
  readonly requests: (ability?: string) => readonly SeenRequest[];
}

/** What a law wants different. */
export interface OpenOptions extends Partial<StartOptions> {
  /** Connect with a credential that the vendor does not know. */
  readonly isStranger?: boolean;
  /** What becomes of each answer before the adapter sees it. */
  readonly alter?: (answer: Response) => Promise<Response>;
}

const defaults: StartOptions = { people: 7, pageSize: 3, acceptDuplicates: false };

/** Starts a stand-in, connects, and stops it whatever happens. */
export const onVendor = async (
  tested: AdapterUnderTest,
  { isStranger = false, alter, ...options }: OpenOptions,
  use: (opened: OpenedVendor) => Promise<void>,
): Promise<void> => {
  const vendor = await tested.start({ ...defaults, ...options });
  try {
    await use(open(tested, vendor, isStranger, alter));
  } finally {
    await vendor.stop();
  }
};

const open = (
  tested: AdapterUnderTest,
  vendor: StartedVendor,
  isStranger: boolean,
  alter: OpenOptions["alter"],
): OpenedVendor => {
  const waits: Wait[] = [];
  const settings = isStranger ? vendor.wrongSettings : vendor.settings;
  const connection = openConnection(tested.adapter.connect(settings, ioOf(vendor, alter, waits)));
  const matchOf = (ability: string) => {
    const match = tested.requests[ability];
    holds(match, `"requests" does not say which request belongs to ${ability}`);
    return match;
  };
  return {
    tested,
    vendor,
    connection,
    people: connection.people,
    waits,
    plan: (fault, ability) => vendor.standIn.planFault({ ...fault, ...(ability && matchOf(ability)) }),
    requests: (ability) => vendor.standIn.requests.filter((request) => !ability || isMatch(request, matchOf(ability))),
  };
};

const isMatch = ({ method, path }: SeenRequest, match: { readonly method: string; readonly path: RegExp }): boolean =>
  method === match.method && match.path.test(path);

const ioOf = (vendor: StartedVendor, alter: OpenOptions["alter"], waits: Wait[]): Io => {
  const { fetch = globalThis.fetch, now = Date.now } = vendor;
  return {
    fetch: alter ? async (input, init) => alter(await fetch(input, init)) : (input, init) => fetch(input, init),
    now,
    random: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
    onWait: (wait) => void waits.push(wait),
  };
};
