import type { ScimResource } from "../schema/resource-of.ts";

/** Says of one value whether it passes. Given nothing, it never does. */
export type Test = (value: unknown) => boolean;

/** Says of a resource whether a filter matches it. */
export type Predicate = (resource: ScimResource) => boolean;

/** A test of what a record has under a name: passed when one value passes, in a list or alone. What is absent passes nothing. */
export const within =
  (name: string, test: Test): Test =>
  (record) => {
    if (typeof record !== "object" || record === null) return false;
    const value = (record as ScimResource)[name];
    if (!Array.isArray(value)) return value !== undefined && value !== null && test(value);
    for (const each of value) if (test(each)) return true;
    return false;
  };

export const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

/** Both, or all; two are by far the most common. */
export function every([first, second, ...others]: readonly [Test, Test, ...Test[]]): Test {
  if (others.length === 0) return (value) => first(value) && second(value);
  const tests = [first, second, ...others];
  return (value) => tests.every((test) => test(value));
}

/** Either, or any. */
export function some([first, second, ...others]: readonly [Test, Test, ...Test[]]): Test {
  if (others.length === 0) return (value) => first(value) || second(value);
  const tests = [first, second, ...others];
  return (value) => tests.some((test) => test(value));
}
