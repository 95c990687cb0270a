export { okta } from "./adapter.ts";
export type { OktaSettings } from "./config.ts";
export { oktaMapping, oktaToEmployee } from "./mapping.ts";
export type { OktaGroup } from "./okta-group.ts";
export type { OktaUser } from "./okta-user.ts";
