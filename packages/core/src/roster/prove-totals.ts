import type { ListRead } from "./read-list.ts";

/** What speaks against a list by its own totals: they differ between pages, or are not what it gave. `undefined`: nothing. */
export const proveTotals = ({ name, items, totals, ended }: ListRead): string | undefined => {
  const said = [...new Set(totals.filter((total) => total !== undefined))];
  if (said.length > 1) return `${name}: its total changed while reading, from ${said[0]} to ${said.at(-1)}`;
  if (ended && said.length === 1 && said[0] !== items) return `${name}: it says ${said[0]} and gave ${items}`;
  return undefined;
};
