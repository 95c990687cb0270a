import type { ResourceType } from "../schema/resource-type.ts";
import type { TargetProfile } from "./target-profile.ts";

/** The documents in which a server says what it can: RFC 7644 §4. */
export type DiscoveryDocument = "ServiceProviderConfig" | "ResourceTypes" | "Schemas";

/** What a server says of itself, as far as it can be believed; the standard's answer where it says nothing. */
export interface Discovery {
  /** What ServiceProviderConfig says. Empty where there is none. */
  readonly profile: Partial<TargetProfile>;
  /** With the server's own attributes, extensions included, where it tells its schemas. Without ResourceTypes: User and Group of the standard. */
  readonly resourceTypes: readonly ResourceType[];
  /** How the server says it can be signed in to: `oauthbearertoken`, `httpbasic`, … */
  readonly authenticationSchemes: readonly string[];
  /** What is missing or cannot be right, and was replaced by the standard. */
  readonly problems: readonly DiscoveryProblem[];
}

/** One thing that discovery did without. */
export interface DiscoveryProblem {
  readonly document: DiscoveryDocument;
  /** In words of ours. */
  readonly problem: string;
}
