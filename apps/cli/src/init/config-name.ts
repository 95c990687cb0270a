import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What a config is called in a folder: `rosterkit.config.ts`, or `.mts` where the nearest package.json says `"type": "commonjs"`, as `npm init` writes it: Node would
 * not read it as the module that it is.
 */
export const configName = (folder: string): string =>
  typeOf(folder) === "commonjs" ? "rosterkit.config.mts" : "rosterkit.config.ts";

function typeOf(folder: string): unknown {
  const manifest = findPackageJSON(".", pathToFileURL(join(folder, "config")));
  // Where there is none up to the root, Node gives the root.
  if (manifest === undefined || basename(manifest) !== "package.json") return undefined;
  return JSON.parse(readFileSync(manifest, "utf8")).type;
}
