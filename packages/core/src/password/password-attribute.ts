import type { CompiledMapping } from "../mapping/mapping.ts";
import type { PasswordSettings } from "./password-settings.ts";

/** The attribute of accounts that takes a password: the one that the settings name, else the only one that is never read back and that no rule writes. */
export function passwordAttribute(
  { attribute }: PasswordSettings,
  { target, names }: Pick<CompiledMapping, "target" | "names">,
): string | undefined {
  const candidates = Object.entries(target).filter(([name, { writeOnly }]) => writeOnly && !names.includes(name));
  if (attribute !== undefined) return candidates.some(([name]) => name === attribute) ? attribute : undefined;
  return candidates.length === 1 ? candidates[0]?.[0] : undefined;
}
