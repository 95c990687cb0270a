import { type AnyAdapter, type AnyConnection, ConfigurationError, type Io } from "@rosterkit/core";
import { describeSettings, settingsFromEnvironment } from "@rosterkit/core/adapter";
import { loadAdapter } from "./adapters.ts";
import type { Config } from "./config.ts";
import { type Environment, readVariable } from "./read-variable.ts";

/** A vendor and what it is to be connected with. */
export interface NamedSettings {
  readonly adapter: AnyAdapter;
  /** With secrets; not checked yet. */
  readonly settings: { readonly [name: string]: unknown };
}

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
  const { adapter, settings } = await settingsNamed(config, name, environment);
  return adapter.connect(settings, io);
}

/** What a connection of the config would be opened with. Throws as `openNamed` does for what is in the wrong place. */
export async function settingsNamed(config: Config, name: string, environment: Environment): Promise<NamedSettings> {
  const entry = Object.hasOwn(config.connections, name) ? config.connections[name] : undefined;
  if (!entry)
    throw new ConfigurationError([{ path: `connections.${name}`, message: "there is no connection of this name" }]);
  const adapter = await loadAdapter(entry.adapter);
  const rows = describeSettings(adapter.settings, name);
  assertNoSecrets(name, rows, entry.settings);
  const texts = Object.fromEntries(rows.map((row) => [row.environment, readVariable(environment, row.environment)]));
  return { adapter, settings: merged(entry.settings, settingsFromEnvironment(adapter.settings, name, texts)) };
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
