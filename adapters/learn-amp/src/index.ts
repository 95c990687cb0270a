export { learnAmp } from "./adapter.ts";
export type { LearnAmpSettings } from "./config.ts";
export type { LearnAmpTeam } from "./groups.ts";
export { learnAmpMapping } from "./mapping.ts";
export { oktaToLearnAmp } from "./presets.ts";
export type { LearnAmpUser } from "./user-attributes.ts";
