import { isSame } from "../diff/comparable.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";

/** Reads, from a source row, the values behind one target attribute. */
type ReadSources = (row: unknown) => unknown;

/** For each target attribute, how to read the source values behind it. Compiled once. */
export function compileSourceValues(mapping: CompiledMapping): ReadonlyMap<string, ReadSources> {
  return new Map(mapping.names.map((name) => [name, readSources(mapping, name)]));
}

function readSources(mapping: CompiledMapping, name: string): ReadSources {
  const sources = mapping.sources(name).filter(({ of }) => of === undefined);
  const [only] = sources;
  const read = (attribute: string) => mapping.source[attribute]?.read as ((row: unknown) => unknown) | undefined;
  if (!only) return () => undefined;
  if (sources.length === 1) return (row) => read(only.attribute)?.(row);
  return (row) => Object.fromEntries(sources.map(({ attribute }) => [attribute, read(attribute)?.(row) ?? null]));
}

/**
 * The source values behind what is to be written, where they are not simply the values themselves.
 * A followed attribute has none: its value is somebody else's.
 */
export function sourceValues(
  readers: ReadonlyMap<string, ReadSources>,
  row: unknown,
  set: Iterable<readonly [string, unknown]>,
): ReadonlyMap<string, unknown> {
  const from = new Map<string, unknown>();
  for (const [name, value] of set) {
    const source = readers.get(name)?.(row);
    if (source !== undefined && !isSame(source, value)) from.set(name, source);
  }
  return from;
}
