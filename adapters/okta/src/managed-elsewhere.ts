import type { OktaGroup } from "./okta-group.ts";

const reasons: { readonly [type: string]: string } = {
  APP_GROUP: "an app or a directory imports it and manages its members: change them there",
  BUILT_IN: "Okta manages it and its members itself",
};

/** Why a group must not be written: only those of the type OKTA_GROUP are managed in Okta, and a type that is not known may not be either. */
export const managedElsewhere = ({ type }: Pick<OktaGroup, "type">): string | undefined =>
  type === "OKTA_GROUP" ? undefined : (reasons[type] ?? `groups of the type ${type} are not managed in Okta`);
