export { okta } from "./adapter.ts";
export type { OktaConfig } from "./config.ts";
export { oktaMapping } from "./mapping.ts";
