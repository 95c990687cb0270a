export { insightful } from "./adapter.ts";
export type { InsightfulSettings } from "./config.ts";
export { insightfulMapping } from "./mapping.ts";
export { oktaToInsightful } from "./presets.ts";
