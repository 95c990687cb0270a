import { passwordAttribute } from "../password/password-attribute.ts";
import type { PlannerInput } from "./planner-input.ts";

/** What a plan does about passwords. */
export interface PasswordPolicy {
  /** The target attribute that takes them. */
  readonly attribute: string;
  /** Accounts get a new one after each change at the source, too. */
  readonly afterChanges: boolean;
}

/** In words, for the plan's header, beside the rules of the mapping. */
export const passwordRule = "A random password, made when it is sent and kept nowhere";

/** `undefined`: passwords are left alone. */
export function passwordPolicyOf({ settings, toAccount }: PlannerInput): PasswordPolicy | undefined {
  const attribute = passwordAttribute(settings.passwords, toAccount);
  if (settings.passwords.mode === "off" || attribute === undefined) return undefined;
  return { attribute, afterChanges: settings.passwords.mode === "at creation and after changes" };
}
