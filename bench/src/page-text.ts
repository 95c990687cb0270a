/** One answer of a vendor as text. `next`: the address of the page after it, where the vendor tells it beside the text. */
export interface PageText {
  readonly text: string;
  readonly next?: string | undefined;
}

/** Gives the answer at an address: path and query. Rejects when there is none. */
export type PageSource = (address: string) => PageText | Promise<PageText>;

/** The address of a call: its path, with the query in the order given. Undefined values are left out. */
export function addressOf(path: string, query: object = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${search}`;
}
