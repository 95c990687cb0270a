import { type AnyResource, openResource } from "../adapter/any-adapter.ts";
import type { Reading } from "../adapter/reader.ts";
import { packRoster } from "../roster/pack-roster.ts";
import { read } from "../roster/read.ts";
import type { ReadOptions } from "../roster/read-options.ts";
import { readThese } from "../roster/read-these.ts";
import type { Roster } from "../roster/roster.ts";

/** Reads the accounts, or those with these ids alone, and packs the attributes that are compared or looked up, in the order of `names`. */
export async function readTarget(
  people: AnyResource,
  names: readonly string[],
  reading: Reading,
  options: ReadOptions,
  ids?: readonly string[],
): Promise<Roster> {
  const builder = packRoster(openResource(people), names);
  const extent = ids
    ? await readThese(people, { ids }, reading, builder, options)
    : await read(people, reading, builder, options);
  return builder.finish(extent);
}
