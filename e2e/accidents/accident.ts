import { expect, test } from "vitest";
import { isProving, withoutGuard } from "./guard-switch.ts";
import { type AccidentName, guards } from "./guards.ts";

/**
 * A test of an accident, whose guards are in the table. While proving it is lived through twice: with the guard, which must pass, and without,
 * which must fail by one of its assertions.
 */
export const accident = (name: AccidentName, live: () => Promise<void>, timeoutMs = 60_000): void =>
  test(name, isProving ? () => prove(name, live) : live, timeoutMs);

async function prove(name: AccidentName, live: () => Promise<void>): Promise<void> {
  await live();
  const { asked, error } = await withoutGuard(name, live);
  for (const [index, { file }] of guards[name].entries())
    expect(asked.has(index), `guard ${index} of the accident, in ${file}, is never reached`).toBe(true);
  if (!isAssertion(error)) throw new Error("it does not fail by an assertion without its guard", { cause: error });
}

const isAssertion = (error: unknown): boolean => error instanceof Error && error.name === "AssertionError";
