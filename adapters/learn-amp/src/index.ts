export { learnAmp } from "./adapter.ts";
export type { LearnAmpSettings } from "./config.ts";
export type { LearnAmpTeam } from "./groups.ts";
export type { LearnAmpUser } from "./learn-amp-user.ts";
export { learnAmpMapping } from "./mapping.ts";
export { oktaToLearnAmp } from "./presets.ts";
