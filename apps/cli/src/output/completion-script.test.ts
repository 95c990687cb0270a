import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/commands.ts";
import { completionScript } from "./completion-script.ts";

/** What bash would offer at the end of a line. */
function offered(...words: readonly string[]): readonly string[] {
  const line = ["rosterkit", ...words].map((word) => `'${word}'`).join(" ");
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _rosterkit; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const script = `${completionScript("bash", commands)}\n${ask}`;
  return execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim().split("\n");
}

describe("completion in bash", () => {
  test("offers commands, their parts and their options", () => {
    expect(offered("pl")).toEqual(["plan", "plans"]);
    expect(offered("log", "v")).toEqual(["verify"]);
    expect(offered("match", "finish", "--d")).toEqual(["--digest"]);
    expect(offered("plan", "--out", "x", "--ch")).toEqual(["--changed"]);
    expect(offered("")).toEqual(expect.arrayContaining(["init", "apply", "--config"]));
  });

  test("names every command in each shell", () => {
    for (const shell of ["bash", "zsh", "fish"] as const)
      for (const { name } of commands) expect(completionScript(shell, commands)).toContain(name);
  });
});

test("no option takes a secret, and every one has words", () => {
  const all = commands.flatMap((row) => [row, ...(row.parts ?? [])]).flatMap(({ options = [] }) => options);
  expect(all.filter(({ flags }) => /token|secret|password|key/i.test(flags))).toEqual([]);
  expect(all.filter(({ help }) => help === "")).toEqual([]);
});
