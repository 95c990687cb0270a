import { expect } from "vitest";
import { checkLaw, type Law } from "../law.ts";
import { LawBrokenError } from "../law-errors.ts";
import type { PlantedBugs } from "./planted-bugs.ts";

/** The law must break by what it says itself, not by what came unexpectedly, and must say what to do. */
export const findsItsBug = async <Tested>(law: Law<Tested>, planted: PlantedBugs<Tested>): Promise<void> => {
  const bug = planted[law.name];
  if (!bug) throw new Error("No bug is planted for this law");
  const found = await checkLaw(law, bug.tested).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(LawBrokenError);
  expect(String(found)).toContain(`${law.name}: `);
  expect(String(found)).toContain(`protects from: ${law.protects}`);
  expect(String(found)).toContain(`what to do: ${law.remedy}`);
  expect(String(found)).not.toContain("unexpectedly");
};
