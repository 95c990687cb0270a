import type { PageText } from "./page-text.ts";
import type { Pages } from "./record-pages.ts";

/** The floor: `JSON.parse` of every page, and nothing else. Gives how many pages there were. */
export function parsePages({ humaans, okta }: Pages): number {
  let parsed = 0;
  for (const { text } of everyPage(humaans, okta)) if (JSON.parse(text) !== undefined) parsed++;
  return parsed;
}

function* everyPage(...sides: readonly ReadonlyMap<string, PageText>[]): Generator<PageText> {
  for (const side of sides) yield* side.values();
}
