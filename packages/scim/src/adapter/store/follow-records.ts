import type { CompiledMapping, Follow } from "@rosterkit/core/mapping";

/** Finds the row of a record referred to. `undefined`: there is none at hand. */
export type FindRow = (id: string) => unknown;

/** The ids of records that a mapping takes values from, for one row. */
export const followedIds = ({ follows }: CompiledMapping, row: unknown): readonly string[] => [
  ...new Set(follows.map(({ readReference }) => readReference(row)).filter((id) => typeof id === "string")),
];

/** The values of a row by the mapping's names, those taken from other records included. */
export function valuesOf(mapping: CompiledMapping, row: unknown, find: FindRow): Record<string, unknown> {
  const slots = mapping.slots(row);
  const values = Object.fromEntries(mapping.names.map((name, place) => [name, slots[place]]));
  for (const follow of mapping.follows) values[follow.attribute] = followed(follow, row, find);
  return values;
}

function followed({ readReference, readValue }: Follow, row: unknown, find: FindRow): unknown {
  const id = readReference(row);
  if (typeof id !== "string") return id;
  const other = find(id);
  return other === undefined ? undefined : readValue(other);
}
