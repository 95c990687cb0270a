import { type AnyConnection, ConfigurationError, type Io } from "@rosterkit/core";
import { describeSettings, settingsFromEnvironment } from "@rosterkit/core/adapter";
import { loadAdapter } from "./adapters.ts";
import type { Config } from "./config.ts";

/** Texts by name, as in `process.env`. */
export type Environment = { readonly [name: string]: string | undefined };

/**
 * Opens a connection of the config. Settings of the environment, `<NAME>_<SETTING>`, win over those of the file, and secrets are taken from there alone.
 * Throws a ConfigurationError that lists every problem, with the variable that would mend it.
 */
export async function openNamed(
  config: Config,
  name: string,
  environment: Environment,
  io: Io,
): Promise<AnyConnection> {
  const entry = Object.hasOwn(config.connections, name) ? config.connections[name] : undefined;
  if (!entry)
    throw new ConfigurationError([{ path: `connections.${name}`, message: "there is no connection of this name" }]);
  const adapter = await loadAdapter(entry.adapter);
  assertNoSecrets(name, describeSettings(adapter.settings, name), entry.settings);
  return adapter.connect({ ...entry.settings, ...settingsFromEnvironment(adapter.settings, name, environment) }, io);
}

/** A config file is kept where many can read it. */
function assertNoSecrets(
  connection: string,
  rows: ReturnType<typeof describeSettings>,
  settings: { readonly [name: string]: unknown },
): void {
  const problems = rows
    .filter(({ secret, name }) => secret && Object.hasOwn(settings, name.split(".")[0] ?? ""))
    .map(({ name, environment }) => ({
      path: `connections.${connection}.settings.${name}`,
      message: `is a secret, which does not belong in a file: set ${environment} instead`,
    }));
  if (problems.length > 0)
    throw new ConfigurationError(problems, {
      remedy: "Take the secret out of the config file and put it into the environment.",
    });
}
