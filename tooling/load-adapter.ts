import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyAdapter } from "../packages/core/src/adapter/any-adapter.ts";

/** An adapter of a package, exported under its id, the folder's name if absent: `learn-amp` as `learnAmp`. Rejects when there is none. */
export async function loadAdapter(folder: string, id: string = basename(folder)): Promise<AnyAdapter> {
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, "src/index.ts")).href);
  const adapter = exports[name];
  if (!isAdapter(adapter)) throw new Error(`${folder} does not export an adapter named ${name}`);
  return adapter;
}

const isAdapter = (value: unknown): value is AnyAdapter =>
  typeof value === "object" && value !== null && "capabilities" in value && "settings" in value;
