import { expect, test } from "vitest";
import { isProving, withoutGuards } from "./guard-switch.ts";
import { type AccidentName, guards } from "./guards.ts";

type Live = () => Promise<void>;

/**
 * A test of an accident, whose guards are in the table. While proving it is lived through time and again: with its guards, which must pass;
 * without any, which must fail by one of its assertions; and, where there are several, with each alone, which must pass too.
 */
export const accident = (name: AccidentName, live: Live, timeoutMs = 60_000): void =>
  test(name, isProving ? () => prove(name, live) : live, timeoutMs);

async function prove(name: AccidentName, live: Live): Promise<void> {
  await live();
  await failWithout(name, live);
  const count = guards[name].length;
  if (count > 1) for (let kept = 0; kept < count; kept++) await passWith(name, live, kept);
}

async function failWithout(name: AccidentName, live: Live): Promise<void> {
  const { asked, error } = await withoutGuards(name, live);
  for (const [index, { file }] of guards[name].entries())
    expect(asked.has(index), `guard ${index} of the accident, in ${file}, is never reached`).toBe(true);
  const isAssertion = error instanceof Error && error.name === "AssertionError";
  if (!isAssertion) throw new Error("it does not fail by an assertion without its guards", { cause: error });
}

async function passWith(name: AccidentName, live: Live, kept: number): Promise<void> {
  const { error } = await withoutGuards(name, live, kept);
  if (error !== undefined)
    throw new Error(`it fails when guard ${kept} alone is left: that one is no layer`, { cause: error });
}
