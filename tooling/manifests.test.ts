import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

// What the manifest of a published package says. pnpm replaces `exports` by `publishConfig.exports` when it packs, so the two must agree.

const root = join(import.meta.dirname, "..");
const folders = globSync(["{packages,adapters}/*/package.json", "apps/cli/package.json"], { cwd: root }).map((file) =>
  join(file, ".."),
);

type Door = string | { readonly [condition: string]: string };
interface Manifest {
  readonly [field: string]: unknown;
  readonly exports: Readonly<Record<string, Door>>;
  readonly publishConfig: { readonly [field: string]: unknown; readonly exports: Readonly<Record<string, Door>> };
}

const sourceCondition = "@rosterkit/source";

const withoutSource = (door: Door): Door =>
  typeof door === "string"
    ? door
    : Object.fromEntries(Object.entries(door).filter(([condition]) => condition !== sourceCondition));

describe.each(folders)("%s", (folder) => {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const doors = Object.entries(manifest.exports).filter(([name]) => name !== "./package.json");

  test("publishes the doors it develops with, without the condition for sources", () => {
    const published = Object.fromEntries(
      Object.entries(manifest.exports).map(([name, door]) => [name, withoutSource(door)]),
    );
    expect(manifest.publishConfig.exports).toEqual(published);
  });

  test.each(doors)("%s leads to a source and to what is built from it", (_, door) => {
    expect(Object.keys(door)).toEqual([sourceCondition, "types", "default"]);
    const [source = "", types, code] = Object.values(door);
    expect(existsSync(join(root, folder, source))).toBe(true);
    const built = source.replace("./src/", "./dist/").replace(/\.ts$/, "");
    expect([types, code]).toEqual([`${built}.d.ts`, `${built}.js`]);
  });

  test("is ESM without side effects, licensed, and published with provenance", () => {
    expect(manifest).toMatchObject({
      type: "module",
      sideEffects: false,
      license: "Apache-2.0",
      files: ["dist"],
      engines: { node: ">=22" },
      publishConfig: { access: "public", provenance: true },
    });
    expect(manifest.exports["./package.json"]).toBe("./package.json");
  });
});
