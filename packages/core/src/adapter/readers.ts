import type { List, Reader, Reading, Sides } from "./reader.ts";

/** Lists by name, for the items each one holds. */
export type Lists<Items> = { readonly [Name in keyof Items]: List<Items[Name]> };

/** Rows of the side lists by their names, typed by what each list holds. */
export interface TypedSides<Items> {
  /** The item of a list under this key; the first one where several share it. Nothing for a key that is null or absent. */
  one<Name extends keyof Items & string>(list: Name, key: string | null | undefined): Items[Name] | undefined;
  /** All items of a list under this key, in the order read. */
  all<Name extends keyof Items & string>(list: Name, key: string | null | undefined): readonly Items[Name][];
}

/**
 * What a reader may add to its lists: the vendor's own witness of completeness, what a row shows of the credential's reach, and which lists may show again what
 * one before them showed.
 */
export interface ReaderOptions<Row = never> {
  readonly witness?: NonNullable<Reader<Row>["witness"]>;
  readonly mark?: NonNullable<Reader<Row>["mark"]>;
  readonly mayRepeat?: NonNullable<Reader<Row>["mayRepeat"]>;
}

/** Rows that are the items of one list. */
export const single = <Row>(list: List<Row>, options: ReaderOptions<Row> = {}): Reader<Row> =>
  united({ rows: list }, options);

/** Rows that are the items of several lists, one after the other: those at work, then those who left. An id in two of them is a gap, unless `mayRepeat` names the later one. */
export const united = <Row>(
  lists: { readonly [name: string]: List<Row> },
  options: ReaderOptions<Row> = {},
): Reader<Row> => ({
  lists,
  main: Object.keys(lists),
  row: (item) => item as Row,
  ...options,
});

/**
 * Rows made of an item of the main list and what the other lists hold under a key. Every other list needs `by`, and is read first and kept;
 * the main list is streamed. Several main lists follow each other. Throws a TypeError for a side list without `by`.
 */
export const joined = <Items extends { readonly [name: string]: unknown }, Main extends keyof Items & string, Row>(
  lists: Lists<Items>,
  main: Main | readonly Main[],
  row: (item: Items[Main], sides: TypedSides<Omit<Items, Main>>, reading: Reading) => Row,
  options: ReaderOptions<Row> = {},
): Reader<Row> => {
  const mainLists: readonly string[] = typeof main === "string" ? [main] : main;
  const keyless = Object.keys(lists).find((name) => !mainLists.includes(name) && !lists[name]?.by);
  if (keyless) throw new TypeError(`The list ${keyless} is joined to ${mainLists.join(", ")} and needs "by"`);
  return {
    lists,
    main: mainLists,
    // The names of the lists give the types of their items; a Reader forgets both.
    row: (item, sides, reading) => row(item as Items[Main], sides as Sides & TypedSides<Omit<Items, Main>>, reading),
    ...options,
  };
};
