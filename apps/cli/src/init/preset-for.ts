import type { AnyAdapter, SyncSettingsInput } from "@rosterkit/core";

/** How a pair behaves where people know it from the vendors' own integration. */
export interface PairPreset {
  readonly description: string;
  readonly settings: Partial<Omit<SyncSettingsInput, "id" | "lifecycle">> & {
    readonly lifecycle?: Partial<SyncSettingsInput["lifecycle"]>;
  };
}

/** The target's own preset for that source, else the source's own, else its import. Absent: there is none. */
export function presetFor(source: AnyAdapter, target: AnyAdapter): PairPreset | undefined {
  const own = target.presets.find(({ name }) => name === source.id);
  const others = source.presets.filter(({ name }) => name === "import" || name.startsWith(source.id));
  // Presets are settings of a sync without what only the customer knows; adapters' tests hold them against the schema.
  return (own ?? others[0]) as PairPreset | undefined;
}
