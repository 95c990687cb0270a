import type { Shape } from "@rosterkit/core/adapter";
import type { Stored } from "../client/read-resource-answer.ts";
import type { ScimCredentials } from "../client/scim-authentication.ts";
import type { ProfileQuirks } from "../client/target-profile.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { User } from "../schema/standard-types.ts";

/** What may be written to people. `deactivate` and `reactivate` write `active`. */
export type PeopleWrite = "create" | "update" | "deactivate" | "reactivate";

/** What may be written to groups. */
export type GroupWrite = "create" | "update" | "members";

/** Where settings lead: the server, who is asking, and how it departs from the standard. */
export interface ScimTarget {
  /**
   * The company or organisation at the vendor, told apart from any other one. SCIM has no word for it, so where nothing of the vendor's tells it,
   * it is a setting; never an address.
   */
  readonly account: string;
  /** What stands before `/Users`. */
  readonly baseUrl: string;
  readonly credentials: ScimCredentials;
  /** Quirks. Absent: none, or what the server says of itself where it is asked. */
  readonly profile?: ProfileQuirks | undefined;
  /** Whether the server is asked what it can before the first call. Default false. */
  readonly discover?: boolean | undefined;
  /** The part of the vendor's rate limit that may be used. Absent: core's. */
  readonly rateShare?: number | undefined;
  /** Writes that these settings switch off. */
  readonly without?: readonly PeopleWrite[] | undefined;
  /** Users with attributes that only this customer has. Absent: the adapter's. */
  readonly userType?: ResourceType | undefined;
  /** The same attributes as a shape. Mappings may use them like those of the adapter. */
  readonly custom?: Shape<Stored<User>> | undefined;
}
