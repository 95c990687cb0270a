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
  return adapter.connect(merged(entry.settings, settingsFromEnvironment(adapter.settings, name, environment)), io);
}

type Settings = { readonly [name: string]: unknown };

const isNested = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the environment says wins, setting by setting, in nested ones too. */
function merged(config: Settings, environment: Settings): Settings {
  const both = Object.entries(environment).map(([name, value]) => {
    const before = config[name];
    return [name, isNested(before) && isNested(value) ? merged(before, value) : value] as const;
  });
  return { ...config, ...Object.fromEntries(both) };
}

/** A config file is kept where many can read it. */
function assertNoSecrets(connection: string, rows: ReturnType<typeof describeSettings>, settings: Settings): void {
  const problems = rows
    .filter(({ secret, name }) => secret && valueAt(settings, name.split(".")) !== undefined)
    .map(({ environment, name }) => ({
      path: `connections.${connection}.settings.${name}`,
      message: `is a secret, which does not belong in a file: set ${environment} instead`,
    }));
  if (problems.length === 0) return;
  const remedy = "Take the secret out of the config file and put it into the environment.";
  throw new ConfigurationError(problems, { remedy });
}

const valueAt = (settings: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? settings : isNested(settings) ? valueAt(settings[name], rest) : undefined;
