import type { components } from "./api.gen.ts";

type Schemas = components["schemas"];

/** How a group and its members are managed: in Okta, by the app that it was imported from, or by Okta itself. */
export type OktaGroupType = Schemas["GroupType"];

/** A group as Okta sends it: the contract's, with the members that every answer has. The profile may hold attributes that only this organisation has. */
export interface OktaGroup extends Omit<Schemas["Group"], "id" | "type" | "profile"> {
  readonly id: string;
  readonly type: OktaGroupType;
  readonly profile: {
    readonly name: string;
    readonly description?: string | null;
    readonly [attribute: string]: unknown;
  };
}
