export { hibob } from "./adapter.ts";
export { type HibobBehaviour, hibobBehaviour } from "./behaviour.ts";
export type { HibobPerson } from "./bob-person.ts";
export type { HibobSettings } from "./config.ts";
export { hibobMapping } from "./mapping.ts";
