import type { components } from "./api.gen.ts";

type Schemas = components["schemas"];

/** A status that a user can have at rest. */
export type OktaStatus = Schemas["UserStatus"];

/** A user as Okta sends it: the contract's, with the members that every answer has. The profile may hold attributes that only this organisation has. */
export interface OktaUser extends Omit<Schemas["User"], "id" | "status" | "profile"> {
  readonly id: string;
  readonly status: OktaStatus;
  readonly profile: Schemas["UserProfile"];
  /** What a read as a source tells beside what Okta sends. Absent: it was not asked for. */
  readonly told?: ToldOfUser;
}

/** What settings and scope ask of a user, made out while reading. */
export interface ToldOfUser {
  /** `YYYY-MM-DD`, or whatever stands there that is no day. `null`: none, or not told of. */
  readonly startDate: string | null;
  /** The id of the manager's user, or what names them where nobody, or more than one, was found by it. `undefined`: not told. */
  readonly manager: string | null | undefined;
  /** Of the groups and apps asked about, those that the user is in, as they were named. `undefined`: not known. */
  readonly groups: readonly string[] | undefined;
  readonly apps: readonly string[] | undefined;
}
