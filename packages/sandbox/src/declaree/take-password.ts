import type { ScimResource } from "@rosterkit/scim";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { badValue } from "./declaree-refusals.ts";
import { keepsRule } from "./password-rule.ts";

/** Refuses a password that must not be, and gives what notes the one that was set, once it is. */
export function takePassword(directory: DeclareeDirectory, { password }: ScimResource): (userId: string) => void {
  if (typeof password !== "string" || password === "") return () => undefined;
  const isGood = keepsRule(password, directory.passwordRule);
  if (!isGood && directory.switches.weakPasswords === "refused") throw badValue("password");
  const noted = { at: directory.now(), length: [...password].length, keepsRule: isGood };
  return (userId) => void directory.passwordSets.push({ userId, ...noted });
}
