import {
  type Authentication,
  type BudgetOptions,
  type CallOptions,
  createApiClient,
  type Io,
  once,
  type Vendor,
} from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { type Group, groupType, type User, userType } from "../schema/standard-types.ts";
import type { ClientContext } from "./client-context.ts";
import { askForConfig, discover } from "./discover.ts";
import type { Discovery } from "./discovery.ts";
import { type MemberClient, memberClient } from "./member-client.ts";
import { type ResourceClient, resourceClient } from "./resource-client.ts";
import { scimVendor } from "./scim-refusal.ts";
import { settleProfile } from "./settle-profile.ts";
import type { ProfileQuirks, TargetProfile } from "./target-profile.ts";
import { createTransport } from "./transport.ts";

/** How a client of a SCIM server is made. */
export interface ScimClientOptions {
  readonly vendor: Vendor;
  /** What stands before `/Users`. https, or http to this machine; with or without a slash at the end. */
  readonly baseUrl: string;
  /** From `scimAuthentication`, or any of core's. Absent: requests go out without credentials. */
  readonly authentication?: Authentication | undefined;
  readonly io: Io;
  /** The server's quirks. What it does not name is as the server says, if it is asked, and otherwise as the standard has it. */
  readonly profile?: ProfileQuirks | undefined;
  /** Whether the server is asked what it can before the first call. Default false: a vendor that is known needs no asking. */
  readonly discover?: boolean | undefined;
  /** Whether writes are followed by reading back, so that what was dropped shows. Default true. */
  readonly readBack?: boolean | undefined;
  /** User, with extensions and attributes of this vendor. Default `userType`. */
  readonly userType?: ResourceType | undefined;
  /** Default `groupType`. */
  readonly groupType?: ResourceType | undefined;
  /** The company or organisation, for sharing the budget. Absent: the host. */
  readonly tenant?: string | undefined;
  /** How the shared budget is kept. */
  readonly limits?: BudgetOptions | undefined;
  /** Milliseconds that one try may take. Absent: core's. */
  readonly timeoutMs?: number | undefined;
  /** Further tries of a read that failed. Absent: core's. */
  readonly retries?: number | undefined;
  /** Milliseconds after which a call is tried no more. Absent: core's. */
  readonly maxWaitMs?: number | undefined;
}

/** A SCIM 2.0 server. Rejects with core's errors, whose `vendorCode` is the scimType; no text of the server's is in them. */
export interface ScimClient<Person extends ScimResource = User, Team extends ScimResource = Group> {
  readonly users: ResourceClient<Person>;
  readonly groups: ResourceClient<Team>;
  readonly members: MemberClient;
  /** Resources of another type. */
  resource<Row extends ScimResource>(type: ResourceType): ResourceClient<Row>;
  /** Asks the server what it can, now. */
  discover(call?: CallOptions): Promise<Discovery>;
  /** What holds of the server: said here, else said by itself, else standard. */
  profile(): Promise<TargetProfile>;
}

/** Makes a client over core's HTTP client. Calls nobody yet. Rejects an unusable address or profile with a ConfigurationError. */
export function createScimClient<Person extends ScimResource = User, Team extends ScimResource = Group>(
  options: ScimClientOptions,
): ScimClient<Person, Team> {
  const { baseUrl, readBack = true } = options;
  const vendor = scimVendor(options.vendor);
  const transport = createTransport(createApiClient<object>({ ...options, vendor }), baseUrl);
  const declared = settleProfile(options.profile ?? {});
  const profile = profileSource(options, transport, declared);
  const context: ClientContext = {
    vendor,
    transport,
    profile,
    learned: { hasNoPatch: false, filterable: new Set(), unfilterable: new Set() },
  };
  const resource = <Row extends ScimResource>(type: ResourceType) => resourceClient<Row>(context, type, readBack);
  const teamType = options.groupType ?? groupType;
  return {
    users: resource<Person>(options.userType ?? userType),
    groups: resource<Team>(teamType),
    members: memberClient(context, teamType, declared.membersAtOnce),
    resource,
    discover: (call) => discover(context, call),
    profile,
  };
}

/** The profile as declared, or, once the server has been asked, over what it said. */
function profileSource(
  { profile = {}, ...options }: ScimClientOptions,
  transport: ClientContext["transport"],
  declared: TargetProfile,
): () => Promise<TargetProfile> {
  if (options.discover !== true) return () => Promise.resolve(declared);
  return once(async () => settleProfile((await askForConfig({ transport })).profile, profile));
}
