import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";
import { root, type Tarball } from "./workspace.ts";

const tarballs = inject("tarballs").map((tarball): [string, Tarball] => [tarball.manifest.name, tarball]);

describe.each(tarballs)("%s as a tarball", (_, { file, folder, files, manifest }) => {
  test("holds the build, a README and the licence, and no sources or tests", () => {
    const others = files.filter((path) => !/^dist\/[\w./-]+\.(js|d\.ts)$/.test(path));
    expect(others.toSorted()).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(files.filter((path) => /\.test\b|\.test-d\b|__fixtures__|\.gen\./.test(path))).toEqual([]);
  });

  test("names no workspace path and no condition for sources", () => {
    expect(JSON.stringify(manifest.exports)).not.toContain("@rosterkit/source");
    expect(JSON.stringify(manifest)).not.toMatch(/"(workspace|catalog|link|file):/);
  });

  test("passes publint", async () => {
    const { messages } = await publint({ pkgDir: folder, level: "suggestion", pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  test("gives the same types however an ES module resolves it", () => {
    const attw = join(root, "node_modules/.bin/attw");
    expect(() => execFileSync(attw, [file, "--profile", "esm-only", "--no-color"], { encoding: "utf8" })).not.toThrow();
  });
});
