import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyAdapter } from "../packages/core/src/adapter/any-adapter.ts";
import { configurationTable, mappingTable } from "./adapter-tables.ts";
import type { GeneratedFile } from "./generated-file.ts";

const tables: Readonly<Record<string, (adapter: AnyAdapter) => string>> = {
  configuration: configurationTable,
  mapping: mappingTable,
};

/** The README of every adapter with its tables filled in. Rejects when an adapter or a marker is missing. */
export async function generateReadmes(root: string): Promise<readonly GeneratedFile[]> {
  const folders = globSync("adapters/*/package.json", { cwd: root }).map((manifest) => join(root, manifest, ".."));
  return Promise.all(folders.toSorted().map(generateReadme));
}

async function generateReadme(folder: string): Promise<GeneratedFile> {
  const file = join(folder, "README.md");
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const adapter = await loadAdapter(folder);
  const text = Object.entries(tables).reduce(
    (readme, [name, table]) => fillIn(readme, name, table(adapter), file),
    readFileSync(file, "utf8"),
  );
  return { file, text };
}

/** An adapter package exports its adapter under the name of its folder: `learn-amp` as `learnAmp`. */
async function loadAdapter(folder: string): Promise<AnyAdapter> {
  const name = basename(folder).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, "src/index.ts")).href);
  const adapter = exports[name];
  if (!isAdapter(adapter)) throw new Error(`${folder} does not export an adapter named ${name}`);
  return adapter;
}

const isAdapter = (value: unknown): value is AnyAdapter =>
  typeof value === "object" && value !== null && "capabilities" in value && "settings" in value;

function fillIn(readme: string, name: string, table: string, file: string): string {
  const start = `<!-- generated:${name} -->`;
  const end = "<!-- /generated -->";
  const from = readme.indexOf(start);
  const to = readme.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no ${start} … ${end}`);
  return `${readme.slice(0, from + start.length)}\n\n${table}\n\n${readme.slice(to)}`;
}
