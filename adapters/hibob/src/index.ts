export { hibob } from "./adapter.ts";
export { type HibobBehaviour, hibobBehaviour } from "./behaviour.ts";
export type { HibobPerson } from "./bob-person.ts";
export type { HibobScimSettings, HibobSettings } from "./config.ts";
export { hibobMapping } from "./mapping.ts";
export { hibobScim } from "./scim-adapter.ts";
export { type HibobScimBehaviour, hibobScimBehaviour } from "./scim-behaviour.ts";
