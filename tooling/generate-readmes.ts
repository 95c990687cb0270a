import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { syncSettingsSchema } from "../packages/core/src/sync/sync-settings.ts";
import { configurationTable, mappingTable, settingsTable } from "./adapter-tables.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { lawTable } from "./law-tables.ts";
import { loadAdapter } from "./load-adapter.ts";

const marked = /(<!-- generated:(\w+) ?([\w-]*) -->)[\s\S]*?(<!-- \/generated -->)/g;

/**
 * Every README with what stands between its markers made anew: `generated:configuration` and `generated:mapping` are tables of the
 * adapter that the README belongs to, with a name behind them of the one with that id, `generated:settings` is the table of a sync's settings, `generated:laws adapter` and `generated:laws store`
 * are the tables of what the conformance suites check, `generated:example <name>` is a file of `examples`. Rejects when there is no such thing.
 */
export function generateReadmes(root: string): Promise<readonly GeneratedFile[]> {
  const files = globSync("{.,packages/*,adapters/*}/README.md", { cwd: root }).toSorted();
  return Promise.all(files.map((file) => generateReadme(root, join(root, file))));
}

async function generateReadme(root: string, file: string): Promise<GeneratedFile> {
  const readme = readFileSync(file, "utf8");
  const contents = await Promise.all(
    Array.from(readme.matchAll(marked), ([, , what = "", name = ""]) => contentOf(root, file, what, name)),
  );
  const text = readme.replace(marked, (_, start, _what, _name, end) => `${start}\n\n${contents.shift()}\n\n${end}`);
  return { file, text };
}

async function contentOf(root: string, file: string, what: string, name: string): Promise<string> {
  if (what === "example") return codeBlock(readFileSync(join(root, "examples", `${name}.ts`), "utf8"));
  if (what === "configuration") return configurationTable(await loadAdapter(dirname(file), name || undefined));
  if (what === "settings") return settingsTable(syncSettingsSchema);
  if (what === "laws") return lawTable(name);
  if (what === "mapping") return mappingTable(await loadAdapter(dirname(file), name || undefined));
  throw new Error(`${file}: nothing is called generated:${what}`);
}

const codeBlock = (code: string): string => `\`\`\`ts\n${code.trimEnd()}\n\`\`\``;
