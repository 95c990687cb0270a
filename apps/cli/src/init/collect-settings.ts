import { input, password } from "@inquirer/prompts";
import { type AnyAdapter, type AnyConnection, ConfigurationError, defaultIo } from "@rosterkit/core";
import { describeSettings, type SettingRow, settingsFromEnvironment } from "@rosterkit/core/adapter";
import { UsageError } from "@rosterkit/terminal";
import type { Stage } from "../invocation.ts";

/** A connection that could be made, and what its settings are to be kept as. */
export interface Collected {
  readonly adapter: AnyAdapter;
  readonly connection: AnyConnection;
  /** By the variable of the environment: what is not secret. */
  readonly settings: { readonly [variable: string]: string };
  /** Likewise, secrets that were asked for. Those that the environment has already are nowhere kept by us. */
  readonly secrets: { readonly [variable: string]: string };
}

/** As often as this are mistakes asked about again. */
const mostTries = 5;

/**
 * Asks for what a connection cannot be made without, until it can be made; settings named with `--set` and those of the environment are not asked for. Throws
 * a ConfigurationError with every problem where nobody can be asked.
 */
export async function collectSettings(stage: Stage, adapter: AnyAdapter): Promise<Collected> {
  const rows = describeSettings(adapter.settings, adapter.id);
  const settings: { [variable: string]: string } = { ...setIn(stage, adapter, rows) };
  const secrets: { [variable: string]: string } = {};
  for (let tries = 0; ; tries += 1) {
    const given = settingsFromEnvironment(adapter.settings, adapter.id, { ...process.env, ...settings, ...secrets });
    try {
      const connection = adapter.connect(given, { ...defaultIo(), signal: stage.signal });
      return { adapter, connection, settings, secrets };
    } catch (error) {
      if (!ConfigurationError.isInstance(error) || !stage.isInteractive || tries >= mostTries)
        throw withNames(error, rows);
      stage.screen.print(`  ${error.message}`);
      const wrong = new Set(error.problems.map(({ path }) => path.split(".")[0]));
      for (const row of rows.filter(({ name }) => wrong.has(name.split(".")[0])))
        (row.secret ? secrets : settings)[row.environment] = await ask(row, stage.signal);
    }
  }
}

function ask({ label, help, secret }: SettingRow, signal: AbortSignal): Promise<string> {
  const message = help === undefined ? label : `${label} (${help})`;
  return secret ? password({ message, mask: true }, { signal }) : input({ message }, { signal });
}

/** Settings that were named on the command line, by their variables. Throws a UsageError for what is none, and for a secret. */
function setIn({ options }: Stage, { id }: AnyAdapter, rows: readonly SettingRow[]): { [variable: string]: string } {
  const settings: { [variable: string]: string } = {};
  for (const text of Array.isArray(options.set) ? options.set.map(String) : []) {
    const [, vendor, name, value] = /^([\w-]+)\.([\w.]+)=(.*)$/s.exec(text) ?? [];
    if (vendor === undefined || value === undefined)
      throw new UsageError("--set is not understood", "Write it like --set okta.domain=example.okta.com");
    if (vendor !== id) continue;
    const row = rows.find((one) => one.name === name);
    if (!row) throw new UsageError(`${id} has no setting ${name}`, `It has: ${rows.map((one) => one.name).join(", ")}`);
    if (row.secret)
      throw new UsageError(
        `${id}.${name} is a secret, which command lines are no place for`,
        `Set ${row.environment} in the environment.`,
      );
    settings[row.environment] = value;
  }
  return settings;
}

/** Problems with the variable that would mend each. */
function withNames(error: unknown, rows: readonly SettingRow[]): unknown {
  if (!ConfigurationError.isInstance(error)) return error;
  const names = error.problems.flatMap(({ path }) => rows.find(({ name }) => name === path)?.environment ?? []);
  if (names.length === 0) return error;
  return new ConfigurationError(error.problems, {
    remedy: `Set ${names.join(", ")} in the environment, or use --set for what is no secret.`,
  });
}
