import type { Employment, SandboxPerson } from "../people/sandbox-person.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** A contract type as switched: a label with a space, or camel case. */
export function contractTypeLabel(
  type: SandboxPerson["contractType"],
  { contractTypeSpelling }: HumaansSwitches,
): string {
  return contractTypeSpelling === "fullTime"
    ? joinWords(type, camelCase)
    : type.charAt(0).toUpperCase() + type.slice(1);
}

/** A leaving reason as switched; null stays null. */
export function leavingReasonLabel(
  reason: Employment["leavingReason"],
  { leavingReasonSpelling }: HumaansSwitches,
): string | null {
  return reason === null
    ? null
    : joinWords(reason, leavingReasonSpelling === "contractEnded" ? camelCase : (word) => `_${word}`);
}

function joinWords(text: string, join: (word: string) => string): string {
  const [first = "", ...others] = text.split(" ");
  return first + others.map(join).join("");
}

function camelCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
