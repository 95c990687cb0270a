import type { AnyConnection } from "../adapter/any-adapter.ts";
import { openResource } from "../adapter/any-adapter.ts";
import type { Reading } from "../adapter/reader.ts";
import { packRoster } from "../roster/pack-roster.ts";
import { read } from "../roster/read.ts";
import type { ReadOptions } from "../roster/read-options.ts";
import type { Roster } from "../roster/roster.ts";
import type { Shape } from "../shape/shape.ts";

/** Reads the accounts and packs what is compared: `owned` attributes first, in their order, then those that matching looks at. */
export async function readTarget(
  { people }: AnyConnection,
  shape: Shape,
  owned: readonly string[],
  matched: readonly string[],
  reading: Reading,
  options: ReadOptions,
): Promise<Roster> {
  const names = [...new Set([...owned, ...matched])];
  const builder = packRoster({ ...openResource(people), attributes: shape }, names);
  const extent = await read(people, reading, builder, options);
  return builder.finish(extent);
}
