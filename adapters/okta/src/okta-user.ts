import type { components } from "./api.gen.ts";

type Schemas = components["schemas"];

/** A status that a user can have at rest. */
export type OktaStatus = Schemas["UserStatus"];

/** A user as Okta sends it: the contract's, with the members that every answer has. The profile may hold attributes that only this organisation has. */
export interface OktaUser extends Omit<Schemas["User"], "id" | "status" | "profile"> {
  readonly id: string;
  readonly status: OktaStatus;
  readonly profile: Schemas["UserProfile"];
}
