import type { GroupSettings } from "./group-settings.ts";

/** The name at the target for one of the source: the prefix taken away and another one added, as the settings say. `undefined`: nothing is left of it. */
export function renameGroup(
  { prefix = "", removePrefix, addPrefix }: Pick<GroupSettings, "prefix" | "removePrefix" | "addPrefix">,
  name: string,
): string | undefined {
  const bare = (removePrefix && name.startsWith(prefix) ? name.slice(prefix.length) : name).trim();
  return bare === "" ? undefined : addPrefix + bare;
}
