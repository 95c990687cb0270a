export {
  createDeclareeStandIn,
  type DeclareeFacts,
  type DeclareeStandIn,
  type DeclareeStandInOptions,
} from "./create-declaree-stand-in.ts";
export type { DeclareeActs, NewDeclareeUser } from "./declaree-acts.ts";
export { type DeclareeSwitches, defaultDeclareeSwitches } from "./declaree-switches.ts";
export type { PasswordRule, PasswordSet } from "./password-rule.ts";
export type { SeededGroup } from "./seed-directory.ts";
