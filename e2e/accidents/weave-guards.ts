import { join, relative } from "node:path";
import type { Plugin } from "vite";
import type { Guard } from "./guard.ts";
import { switchName } from "./guard-switch.ts";
import { guards } from "./guards.ts";

const root = join(import.meta.dirname, "../..");

/** Weaves a switch into each guard as its file is loaded, so that one run can take out any of them. No file on disk is touched. */
export const weaveGuards = (): Plugin => ({
  name: "weave-guards",
  enforce: "pre",
  transform: (code, id) => weave(code, relative(root, id.split("?")[0] ?? id)),
});

/** The code with a switch at every guard of the file. Throws when one is not found exactly once. */
function weave(code: string, file: string): string | undefined {
  const here = Object.entries<readonly Guard[]>(guards).flatMap(([accident, layers]) =>
    layers.flatMap((guard, index) =>
      guard.file === file ? [{ accident, index, ...guard, ...placeOf(code, guard) }] : [],
    ),
  );
  if (here.length === 0) return undefined;
  // From the end, so that the places before stay where they are; a guard inside another one is woven after it, by name.
  return nested(here).reduce((woven, { from, to, woven: text }) => woven.slice(0, from) + text + woven.slice(to), code);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

interface Placed extends Guard, Place {
  readonly accident: string;
  readonly index: number;
}

/** Guards at one place share it; places must not overlap otherwise. */
function nested(placed: readonly Placed[]): readonly (Place & { readonly woven: string })[] {
  const byPlace = [...Map.groupBy(placed, ({ from, to }) => `${from}-${to}`).values()];
  return byPlace
    .map(([first, ...more]) => wovenAt(first as Placed, more))
    .sort((one, other) => other.from - one.from)
    .map((place, index, all) => {
      const next = all[index - 1];
      if (next && place.to > next.from) throw new Error(`two guards overlap: ${place.woven}`);
      return place;
    });
}

const wovenAt = (first: Placed, more: readonly Placed[]) => ({
  from: first.from,
  to: first.to,
  woven: [first, ...more].reduce(
    (inner, { accident, index, without }) =>
      `(globalThis.${switchName}?.(${JSON.stringify(accident)}, ${index}) ? (${without}) : ${inner})`,
    `(${first.guard})`,
  ),
});

function placeOf(code: string, { file, guard, within = guard }: Guard): Place {
  const around = onlyPlace(code, within, file);
  const from = around + onlyPlace(within, guard, file);
  return { from, to: from + guard.length };
}

function onlyPlace(text: string, part: string, file: string): number {
  const at = text.indexOf(part);
  if (at < 0 || text.indexOf(part, at + 1) >= 0)
    throw new Error(`a guard is not found exactly once in ${file}: ${part}`);
  return at;
}
