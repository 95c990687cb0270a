import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { compile } from "./compile.ts";
import { root } from "./workspace.ts";

const playground = inject("playground");

const run = (node: string, fixture: string, ...flags: string[]): string =>
  execFileSync(node, [...flags, join(playground, fixture, "out/main.js")], {
    cwd: join(playground, fixture),
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });

const lines = [
  ["24", join(root, "node_modules/node/bin/node")],
  ["22", join(root, "e2e/node_modules/node/bin/node")],
] as const;

describe("node-esm: a Node project with NodeNext", () => {
  test("compiles", () => {
    expect(compile(playground, "node-esm")).toEqual([]);
  });

  test.each(lines)("runs on Node %s", (line, node) => {
    expect(existsSync(node)).toBe(true);
    expect(run(node, "node-esm")).toMatch(new RegExp(`^ok on v${line}\\.`));
  });
});

describe("the command line", () => {
  test.each(lines)("says what there is on Node %s", (_, node) => {
    const main = join(playground, "node_modules/rosterkit/dist/main.js");
    const environment = { cwd: playground, encoding: "utf8", env: { PATH: process.env.PATH } } as const;
    expect(execFileSync(node, [main, "--help"], environment)).toContain("Exit codes: 0 nothing is left to do");
    expect(() => execFileSync(node, [main, "plan"], { ...environment, stdio: "pipe" })).toThrow("rosterkit init");
  });
});

describe("worker: an edge project that has no Node", () => {
  test("compiles without a type of Node's", () => {
    expect(compile(playground, "worker")).toEqual([]);
  });

  test("runs where no module and no global of Node's can be had", () => {
    expect(run(process.execPath, "worker", "--import", join(import.meta.dirname, "without-node.mjs"))).toBe("ok\n");
  });
});

describe("strict-types: a project that checks declarations too", () => {
  test("finds nothing wrong in ours", () => {
    expect(compile(playground, "strict-types")).toEqual([]);
  });
});
