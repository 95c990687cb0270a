import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { PageSource, PageText } from "./page-text.ts";

/** Where one page stands in a file, in bytes. */
export interface PagePlace {
  readonly address: string;
  readonly from: number;
  readonly length: number;
  readonly next?: string | undefined;
}

/** Writes pages one after the other into a file, and gives their places. */
export function writePages(file: string, pages: ReadonlyMap<string, PageText>): readonly PagePlace[] {
  const handle = openSync(file, "w");
  let from = 0;
  const places = [...pages].map(([address, { text, next }]) => {
    const length = writeSync(handle, text);
    from += length;
    return { address, from: from - length, length, next };
  });
  closeSync(handle);
  return places;
}

/** Reads pages from a file as they are asked for, into one buffer, so that no page but the one at hand is held. */
export function openPages(file: string, places: readonly PagePlace[]): PageSource {
  const handle = openSync(file, "r");
  const byAddress = new Map(places.map((place) => [place.address, place]));
  const buffer = Buffer.alloc(Math.max(...places.map(({ length }) => length)));
  return (address) => {
    const place = byAddress.get(address);
    if (!place) throw new Error(`there is no page at ${address}`);
    readSync(handle, buffer, 0, place.length, place.from);
    return { text: buffer.toString("utf8", 0, place.length), next: place.next };
  };
}
