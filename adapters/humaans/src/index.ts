export { humaans } from "./adapter.ts";
export type { HumaansSettings } from "./config.ts";
export { humaansMapping } from "./mapping.ts";
export type { HumaansPerson } from "./person-attributes.ts";
