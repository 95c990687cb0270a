import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSettings } from "@rosterkit/core/adapter";
import { UsageError } from "@rosterkit/terminal";
import { type Config, configSchema } from "./config.ts";

/** A config and where it was found. */
export interface LoadedConfig {
  readonly config: Config;
  readonly file: string;
  /** What paths in the config are relative to. */
  readonly folder: string;
}

const fileNames = [
  "rosterkit.config.ts",
  "rosterkit.config.mts",
  "rosterkit.config.js",
  "rosterkit.config.mjs",
  "rosterkit.config.json",
];

/**
 * Reads a config file: the one named, or the first of the usual names in the folder. Throws a UsageError where there is none or it cannot be read, and a
 * ConfigurationError that lists every problem.
 */
export async function loadConfig(named: string | undefined, folder: string): Promise<LoadedConfig> {
  const file = named === undefined ? findConfig(folder) : resolve(folder, named);
  if (file === undefined || !existsSync(file))
    throw new UsageError(
      named === undefined ? "There is no rosterkit.config.ts here" : `There is no file ${named}`,
      "Make one with: rosterkit init. Or name one with: --config <file>",
    );
  return { config: parseSettings(configSchema, await readConfig(file), "config"), file, folder: dirname(file) };
}

const findConfig = (folder: string): string | undefined =>
  fileNames.map((name) => join(folder, name)).find((path) => existsSync(path));

async function readConfig(file: string): Promise<unknown> {
  try {
    if (extname(file) === ".json") return JSON.parse(await readFile(file, "utf8"));
    // Node keeps a module for good, so that a changed file has to have another address.
    const version = (await stat(file)).mtimeMs;
    const module: { readonly default?: unknown } = await import(`${pathToFileURL(file).href}?${version}`);
    return module.default;
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`, remedyOf(error, file));
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "it is not what it should be");

function remedyOf(error: unknown, file: string): string {
  if (error instanceof Error && "code" in error && error.code === "ERR_UNKNOWN_FILE_EXTENSION")
    return "This Node.js cannot read TypeScript: use 22.18 or later, or write the config as JSON or JavaScript.";
  const mend = "Mend the file; rosterkit init shows what one looks like.";
  const mayBeCommon = error instanceof SyntaxError && [".ts", ".js"].includes(extname(file));
  return mayBeCommon
    ? `${mend} Where package.json says "type": "commonjs", call it .m${extname(file).slice(1)}.`
    : mend;
}
