import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "tsup";

type ExportsOfManifest = Record<string, string | Record<string, string>>;

/** The source behind every door of the package in the working folder, by the name of its file in `dist`. */
function readEntries(folder: string): Record<string, string> {
  const manifest: { exports: ExportsOfManifest } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entries: Record<string, string> = {};
  for (const door of Object.values(manifest.exports)) {
    const source = typeof door === "string" ? undefined : door["@rosterkit/source"];
    if (source !== undefined) {
      entries[source.replace(/^\.\/src\//, "").replace(/\.ts$/, "")] = source;
    }
  }
  return entries;
}

/** The one build of every published package: ESM and declarations, nothing bundled that is installed beside it. */
export default defineConfig({
  entry: readEntries(process.cwd()),
  format: "esm",
  target: "es2024",
  platform: "neutral",
  dts: true,
  splitting: true,
  treeshake: true,
  clean: true,
  removeNodeProtocol: false,
  external: [/^node:/],
});
