export type { Group } from "./group.ts";
export { type GroupSettings, groupSettingsSchema } from "./group-settings.ts";
export { type GroupShape, groupShape } from "./group-shape.ts";
