import type { Shape } from "../shape/shape.ts";

/** What speaks against a read in which nobody has an attribute that somebody must have. `undefined`: nothing, or nobody was read at all. */
export const proveExpected = (attributes: Shape, empty: readonly string[], size: number): string | undefined => {
  const missing = empty.filter((name) => attributes[name]?.expected);
  if (size === 0 || missing.length === 0) return undefined;
  return `nobody has ${missing.join(", ")}, which looks like a lost permission`;
};
