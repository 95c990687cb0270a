import { ConfigurationError } from "@rosterkit/core";
import { createColors } from "picocolors";
import { expect, test } from "vitest";
import { printError } from "./print-error.ts";
import { UsageError } from "./usage-error.ts";

function printed(error: unknown, debug?: boolean): readonly string[] {
  const lines: string[] = [];
  printError({ paint: createColors(false), print: (...more) => void lines.push(...more) }, error, debug);
  return lines;
}

test("an error of the family: its cause and remedy, a line each, no stack whatever is asked", () => {
  const error = new ConfigurationError([{ path: "domain", message: "is\nempty" }], { remedy: "Write\nit." });
  expect(printed(error)).toEqual(["Cause:  domain: is empty", "Remedy: Write it."]);
});

test("an error of the family without a remedy gets a general one", () => {
  expect(printed(new ConfigurationError([]))).toHaveLength(2);
});

test("a misuse: as it was said", () => {
  expect(printed(new UsageError("No such pair", "Choose another"))).toEqual([
    "Cause:  No such pair",
    "Remedy: Choose another",
  ]);
});

test("a surprise: short, its stack only when asked for", () => {
  const error = new Error("boom");
  expect(printed(error)).toEqual([expect.stringContaining("boom"), expect.stringContaining("DEBUG=1")]);
  expect(printed(error, true)).toHaveLength(3);
  expect(printed("text")).toHaveLength(2);
});
