import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyAdapter } from "../packages/core/src/adapter/any-adapter.ts";

/** The adapter of a package, exported under the name of its folder: `learn-amp` as `learnAmp`. Rejects when there is none. */
export async function loadAdapter(folder: string): Promise<AnyAdapter> {
  const name = basename(folder).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, "src/index.ts")).href);
  const adapter = exports[name];
  if (!isAdapter(adapter)) throw new Error(`${folder} does not export an adapter named ${name}`);
  return adapter;
}

const isAdapter = (value: unknown): value is AnyAdapter =>
  typeof value === "object" && value !== null && "capabilities" in value && "settings" in value;
