import { expect, test } from "vitest";
import { readArguments } from "./read-arguments.ts";
import { UsageError } from "./usage-error.ts";

test("without words: Humaans to Okta, sixty people", () => {
  const { pair, ...rest } = readArguments([]) ?? {};
  expect(pair).toMatchObject({ source: "humaans", target: "okta" });
  expect(rest).toEqual({ people: 60, seed: "demo", json: false, keepServing: false });
});

test("takes every option", () => {
  const words = [
    "humaans",
    "okta",
    "--people",
    "7",
    "--seed",
    "s",
    "--json",
    "--keep-serving",
    "--break",
    "wrong-token",
  ];
  expect(readArguments(words)).toMatchObject({
    people: 7,
    seed: "s",
    json: true,
    keepServing: true,
    breakage: "wrong-token",
  });
});

test.each([
  [
    ["workday", "okta"],
    'There is no pair "workday okta"',
    "Choose one of: humaans okta, hibob okta, hibob-scim okta, okta declaree, declaree okta",
  ],
  [["--people", "many"], "--people is not a whole number", "200"],
  [["--people", "1"], "--people is not a whole number", "200"],
  [["--people", "1e3"], "--people is not a whole number", "200"],
  [["--people"], "argument missing", "--help"],
  [["--nope"], "Unknown option '--nope'", "--help"],
  [["--break", "hearts"], "Allowed choices are wrong-token", "--help"],
  [["humaans", "okta", "third"], "Too many arguments", "--help"],
])("%j is refused with a cause and a remedy", (words, cause, remedy) => {
  const read = () => readArguments(words);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(
    expect.objectContaining({ message: expect.stringContaining(cause), remedy: expect.stringContaining(remedy) }),
  );
});
