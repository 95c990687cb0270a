import { UsageError } from "@rosterkit/terminal";
import { expect, test } from "vitest";
import { readArguments } from "./read-arguments.ts";

test("without words: Humaans to Okta, sixty people", () => {
  const asked = readArguments([]);
  expect(asked?.play.words).toEqual(["humaans", "okta"]);
  expect(asked).toMatchObject({ people: 60, seed: "demo", json: false, keepServing: false, leavers: "deactivate" });
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
    "Choose one of: humaans okta, hibob okta, hibob-scim okta, okta declaree, okta learn-amp, okta insightful, declaree okta",
  ],
  [["--people", "many"], "--people is not a whole number", "200"],
  [["--people", "1"], "--people is not a whole number", "200"],
  [["--people", "1e3"], "--people is not a whole number", "200"],
  [["--people"], "argument missing", "--help"],
  [["--nope"], "Unknown option '--nope'", "--help"],
  [["--break", "hearts"], "Allowed choices are wrong-token", "--help"],
  [["humaans", "okta", "third"], 'There is no chain "humaans okta third"', "and chains: humaans|hibob"],
  [["humaans", "okta", "declaree", "declaree"], "There is no chain", "and chains"],
  [["humaans", "declaree", "okta"], "There is no chain", "and chains"],
  [["humaans", "okta", "declaree", "--leavers", "shout"], "Allowed choices are deactivate, suspend", "--help"],
])("%j is refused with a cause and a remedy", (words, cause, remedy) => {
  const read = () => readArguments(words);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(
    expect.objectContaining({ message: expect.stringContaining(cause), remedy: expect.stringContaining(remedy) }),
  );
});
