import { existsSync } from "node:fs";
import { appendFile, chmod, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { settingsFromEnvironment } from "@rosterkit/core/adapter";
import { adapterIds } from "../config/adapters.ts";
import type { ConfigInput } from "../config/config.ts";
import type { Collected } from "./collect-settings.ts";
import type { PairPreset } from "./preset-for.ts";

/** What a config is written of. */
export interface Draft {
  readonly source: Collected;
  readonly target: Collected;
  readonly zone: string;
  /** Groups of the source that people must be in. Absent: everybody is meant. */
  readonly groups: readonly string[] | undefined;
  readonly preset: PairPreset | undefined;
}

/** The settings of the one sync of a draft. */
export const syncOf = ({ source, target, zone, groups, preset }: Draft) => ({
  id: `${source.adapter.id}-${target.adapter.id}`,
  ...preset?.settings,
  lifecycle: { ...preset?.settings.lifecycle, zone },
  ...(groups && { scope: { groups: [...groups] } }),
});

/** Writes the config, secrets that were asked for into `.env`, and keeps git from both that and the database. Gives the names of the files. */
export async function writeDraft(draft: Draft, folder: string, file: string): Promise<readonly string[]> {
  const written = [file];
  await writeFile(join(folder, file), configText(configOf(draft), extname(file)), { flag: "wx" });
  const secrets = Object.entries({ ...draft.source.secrets, ...draft.target.secrets });
  if (secrets.length > 0) written.push(await keepSecrets(secrets, join(folder, ".env")));
  await ignore([".env", "rosterkit.db*"], join(folder, ".gitignore"));
  return written;
}

function configOf(draft: Draft): ConfigInput {
  const { source, target } = draft;
  return {
    store: { sqlite: "rosterkit.db" },
    connections: { [source.adapter.id]: connectionOf(source), [target.adapter.id]: connectionOf(target) },
    syncs: [{ ...syncOf(draft), source: source.adapter.id, target: target.adapter.id }],
  };
}

function connectionOf({ adapter, settings }: Collected): ConfigInput["connections"][string] {
  const id = adapterIds.find((one) => one === adapter.id);
  if (id === undefined) throw new RangeError(`${adapter.name} is not among the adapters`);
  return { adapter: id, settings: settingsFromEnvironment(adapter.settings, adapter.id, settings) };
}

function configText(config: ConfigInput, extension: string): string {
  const json = JSON.stringify(config, null, 2);
  if (extension === ".json") return `${json}\n`;
  const literal = json.replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
  return `import type { ConfigInput } from "rosterkit";

// Secrets are not here: they come from the environment, or from the file .env beside this one.
export default ${literal} satisfies ConfigInput;
`;
}

/** Adds to what is there. Only the owner may read it from then on. */
async function keepSecrets(secrets: readonly (readonly [string, string])[], file: string): Promise<string> {
  const before = existsSync(file) ? await readFile(file, "utf8") : "";
  const lines = secrets.map(([name, value]) => `${name}=${quoted(value)}\n`).join("");
  await appendFile(file, before === "" || before.endsWith("\n") ? lines : `\n${lines}`, { mode: 0o600 });
  await chmod(file, 0o600);
  return ".env";
}

/** Nothing is unescaped between single quotes, and backquotes are the way out where a value has those. */
const quoted = (value: string): string => (value.includes("'") ? `\`${value}\`` : `'${value}'`);

async function ignore(names: readonly string[], file: string): Promise<void> {
  const before = existsSync(file) ? await readFile(file, "utf8") : "";
  const missing = names.filter((name) => !before.split(/\r?\n/).includes(name));
  const text = missing.map((name) => `${name}\n`).join("");
  await appendFile(file, before === "" || before.endsWith("\n") ? text : `\n${text}`);
}
