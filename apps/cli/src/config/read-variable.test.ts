import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnvironment } from "./load-environment.ts";
import { readVariable } from "./read-variable.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rosterkit-variables-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a variable, or what the file holds that another one names", async () => {
  const file = join(folder, "token");
  await writeFile(file, "s3cret\n");
  expect(readVariable({ A_TOKEN: "given", A_TOKEN_FILE: file }, "A_TOKEN")).toBe("given");
  expect(readVariable({ A_TOKEN: "", A_TOKEN_FILE: file }, "A_TOKEN")).toBe("s3cret");
  expect(readVariable({}, "A_TOKEN")).toBeUndefined();
  expect(() => readVariable({ A_TOKEN_FILE: join(folder, "none") }, "A_TOKEN")).toThrow("A_TOKEN_FILE: names a file");
});

test("what a .env has now, and nothing of what it had before", async () => {
  process.env.ROSTERKIT_TEST_SET = "by whoever started it";
  try {
    await writeFile(join(folder, ".env"), "ROSTERKIT_TEST_SET=no\nROSTERKIT_TEST_A=1\nROSTERKIT_TEST_B=1\n");
    loadEnvironment(folder);
    await writeFile(join(folder, ".env"), "ROSTERKIT_TEST_SET=no\nROSTERKIT_TEST_B=2\n");
    loadEnvironment(folder);
    const { ROSTERKIT_TEST_SET, ROSTERKIT_TEST_A, ROSTERKIT_TEST_B } = process.env;
    expect([ROSTERKIT_TEST_SET, ROSTERKIT_TEST_A, ROSTERKIT_TEST_B]).toEqual(["by whoever started it", undefined, "2"]);
  } finally {
    delete process.env.ROSTERKIT_TEST_SET;
    delete process.env.ROSTERKIT_TEST_B;
  }
});
