import { ConfigurationError } from "../errors/configuration-error.ts";
import type { SyncSettings, SyncSettingsInput } from "./sync-settings.ts";

/** An import is of everybody unless its settings say otherwise: who had started at the app before says nothing about the target. */
export const importDefaults = (settings: SyncSettingsInput): SyncSettingsInput =>
  settings.owns === "nothing" ? { newJoinersOnly: false, ...settings } : settings;

/**
 * The settings of an import that owns nothing, as they are carried out: accounts are made staged and linked, and that is all, whatever the switches of
 * a sync that owns something say. Others come back as they are. Throws a ConfigurationError for what would need to own something.
 */
export function ownNothing(settings: SyncSettings): SyncSettings {
  if (settings.owns !== "nothing") return settings;
  assertNothingToOwn(settings);
  const { joiners } = settings.lifecycle;
  const staged = { ...joiners, firstState: "staged", activate: false, sendActivationMail: false } as const;
  return { ...settings, update: false, remove: false, lifecycle: { ...settings.lifecycle, joiners: staged } };
}

function assertNothingToOwn({ passwords, groups }: SyncSettings): void {
  const message = 'does not go with owns: "nothing"';
  const problems = [
    ...(passwords.mode === "off" ? [] : [{ path: "passwords.mode", message }]),
    ...(groups === undefined ? [] : [{ path: "groups", message }]),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** Refuses to run an import that is not switched on. Throws a ConfigurationError. */
export function assertMayImport({ owns, import: when }: SyncSettings): void {
  if (owns === "nothing" && when === "never")
    throw new ConfigurationError([
      { path: "import", message: 'is "never": set it to "on schedule" to let this import run' },
    ]);
}
