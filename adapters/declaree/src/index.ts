export { declaree } from "./adapter.ts";
export type { DeclareeSettings } from "./config.ts";
export { declareeMapping, declareeToEmployee } from "./mapping.ts";
export { declareeImport, oktaToDeclaree } from "./presets.ts";
