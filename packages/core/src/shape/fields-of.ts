import type { Shape } from "./shape.ts";

/** The vendor's own names of the fields behind these attributes, each once; behind all of them when none is named. */
export const fieldsOf = (shape: Shape, names: readonly string[]): readonly string[] => {
  const wanted = Object.entries(shape).filter(([name]) => names.length === 0 || names.includes(name));
  return [...new Set(wanted.flatMap(([, { fields = [] }]) => fields))];
};
