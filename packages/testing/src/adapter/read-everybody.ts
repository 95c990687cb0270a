import { type Extent, type ReadOptions, read } from "@rosterkit/core";
import { AuthenticationError, PermissionError, type Reading } from "@rosterkit/core/adapter";
import { holds } from "../law-errors.ts";
import type { OpenedVendor } from "./on-vendor.ts";

/** What a read gave. Rows are for the resource that they came from. */
export interface EverybodyRead {
  readonly extent: Extent;
  readonly rows: ReadonlyMap<string, never>;
}

/** What a read is for: today by the vendor's clock, every attribute. */
export const readingOf = ({ vendor: { now = Date.now } }: OpenedVendor, signal?: AbortSignal): Reading => ({
  day: new Date(now()).toISOString().slice(0, 10),
  attributes: [],
  ...(signal && { signal }),
});

/** Reads everybody as the engine does. A page that failed is not asked for once more, the HTTP layer having repeated it already. */
export const readEverybody = async (
  opened: OpenedVendor,
  { signal, ...options }: Partial<ReadOptions> & { readonly signal?: AbortSignal } = {},
): Promise<EverybodyRead> => {
  const rows = new Map<string, never>();
  const reading = readingOf(opened, signal);
  const sink = { add: (id: string, row: never) => void rows.set(id, row) };
  const extent = await read(opened.people, reading, sink, {
    readAt: `${reading.day}T00:00:00.000Z`,
    limits: { repeats: 0, pages: 200 },
    ...options,
  });
  return { extent, rows };
};

/** Reads everybody where nothing is in the way: complete, and everybody whom the vendor holds. */
export const readPlainly = async (opened: OpenedVendor, options: Partial<ReadOptions> = {}): Promise<EverybodyRead> => {
  const everybody = await readEverybody(opened, options);
  const { extent, rows } = everybody;
  holds(extent.complete, `a plain read is not complete: ${extent.complete ? "" : extent.gaps.join("; ")}`);
  const missing = opened.vendor.ids().filter((id) => !rows.has(id));
  holds(missing.length === 0, `${missing.length} people are missing from a read that says it is complete`);
  holds(rows.size === opened.vendor.ids().length, `${rows.size} people were read of ${opened.vendor.ids().length}`);
  return everybody;
};

/** Like `readEverybody`; `undefined` when the read stopped because the vendor refuses the credential, which claims nothing. */
export const readUnlessRefused = async (
  opened: OpenedVendor,
  options: Partial<ReadOptions>,
): Promise<EverybodyRead | undefined> => {
  try {
    return await readEverybody(opened, options);
  } catch (error) {
    if (AuthenticationError.isInstance(error) || PermissionError.isInstance(error)) return undefined;
    throw error;
  }
};

/** The values of a row by attribute, those aside that are never read back. */
export const valuesOf = ({ people }: OpenedVendor, row: never): { readonly [attribute: string]: unknown } =>
  Object.fromEntries(
    Object.entries(people.attributes)
      .filter(([, { writeOnly }]) => !writeOnly)
      .map(([name, attribute]) => [name, attribute.read(row)]),
  );

/** The first page of the main list. */
export const firstPage = async (opened: OpenedVendor, signal?: AbortSignal): Promise<unknown> => {
  const { read: reader } = opened.people;
  const list = reader?.lists[reader.main[0] ?? ""];
  holds(list, "the reader names no main list");
  return list.page(undefined, readingOf(opened, signal));
};
