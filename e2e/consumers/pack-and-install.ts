import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { fixtures, root, type Tarball } from "./workspace.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder outside the workspace: the packed packages in `node_modules`, and every fixture in a folder of its own. */
    playground: string;
    tarballs: readonly Tarball[];
  }
}

/** Packs every published package as `pnpm publish` would, and installs the tarballs without a network. */
export default function setup(project: TestProject): () => void {
  const playground = realpathSync(mkdtempSync(join(tmpdir(), "rosterkit-consumers-")));
  const tarballs = pack(join(playground, "tarballs")).map((file) => install(file, playground));
  linkOthers(playground, tarballs);
  for (const fixture of fixtures)
    cpSync(join(import.meta.dirname, fixture), join(playground, fixture), { recursive: true });
  project.provide("playground", playground);
  project.provide("tarballs", tarballs);
  return () => rmSync(playground, { recursive: true, force: true });
}

function pack(destination: string): readonly string[] {
  mkdirSync(destination);
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const published = ["./packages/*", "./adapters/*", "./apps/cli"].flatMap((folder) => ["--filter", folder]);
  execFileSync("npx", ["-y", packageManager, "--recursive", ...published, "pack", "--pack-destination", destination], {
    cwd: root,
    env: { ...process.env, npm_config_loglevel: "error" },
    shell: process.platform === "win32",
  });
  return globSync(join(destination, "*.tgz")).toSorted();
}

function install(file: string, playground: string): Tarball {
  const read = (path: string) => execFileSync("tar", ["-xOzf", file, path], { encoding: "utf8" });
  const manifest: Tarball["manifest"] = JSON.parse(read("package/package.json"));
  const folder = join(playground, "node_modules", manifest.name);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", file, "--strip-components=1", "-C", folder]);
  const listing = execFileSync("tar", ["-tzf", file], { encoding: "utf8" });
  return {
    file,
    folder,
    manifest,
    files: listing
      .trim()
      .split("\n")
      .map((path) => path.replace("package/", "")),
  };
}

/** What the packages depend on is taken from the workspace, where pnpm has put it beside each package. */
function linkOthers(playground: string, tarballs: readonly Tarball[]): void {
  const linked = new Map<string, string>();
  for (const { manifest } of tarballs) {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    for (const name of names.filter((each) => !each.startsWith("@rosterkit/"))) {
      link(linked, name, realpathSync(join(root, workspaceFolder(manifest.name), "node_modules", name)));
    }
  }
  link(linked, "@types/node", realpathSync(join(root, "node_modules/@types/node")));
  for (const [name, target] of linked) {
    const path = join(playground, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "junction");
  }
}

function link(linked: Map<string, string>, name: string, target: string): void {
  const other = linked.get(name);
  if (other !== undefined && other !== target) throw new Error(`two versions of ${name}: ${other} and ${target}`);
  linked.set(name, target);
}

function workspaceFolder(name: string): string {
  const manifests = globSync(["{packages,adapters}/*/package.json", "apps/cli/package.json"], { cwd: root });
  const found = manifests.find((file) => JSON.parse(readFileSync(join(root, file), "utf8")).name === name);
  if (found === undefined) throw new Error(`no folder holds ${name}`);
  return dirname(found);
}
