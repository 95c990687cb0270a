import { join, relative } from "node:path";
import type { Plugin } from "vitest/config";
import type { Guard } from "./guard.ts";
import { switchName } from "./guard-switch.ts";
import { guards } from "./guards.ts";

const root = join(import.meta.dirname, "../..");

/** Guards by the accident that they guard against. */
type Table = { readonly [accident: string]: readonly Guard[] };

/** Weaves a switch into each guard as its file is loaded, so that one run can take out any of them. No file on disk is touched. */
export const weaveGuards = (): Plugin => ({
  name: "weave-guards",
  enforce: "pre",
  transform: (code, id) => weave(code, relative(root, id.split("?")[0] ?? id)),
});

/**
 * The code of a file with a switch at each of its guards; `undefined` for a file without any. Throws when a guard is not found exactly once,
 * and when two overlap without being the same.
 */
export function weave(code: string, file: string, table: Table = guards): string | undefined {
  const byPlace = Map.groupBy(guardsOf(code, file, table), ({ from, to }) => `${from}-${to}`);
  const woven = [...byPlace.values()].map(weaveOne).sort((one, other) => other.from - one.from);
  if (woven.length === 0) return undefined;
  assertApart(woven, file);
  // From the end, so that the places before stay where they are.
  return woven.reduce((text, { from, to, code: insert }) => text.slice(0, from) + insert + text.slice(to), code);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

interface PlacedGuard extends Guard, Place {
  readonly accident: string;
  readonly index: number;
}

interface Woven extends Place {
  readonly code: string;
}

const guardsOf = (code: string, file: string, table: Table): readonly PlacedGuard[] =>
  Object.entries(table).flatMap(([accident, layers]) =>
    layers.flatMap((guard, index) =>
      guard.file === file ? [{ ...guard, ...placeOf(code, guard), accident, index }] : [],
    ),
  );

function placeOf(code: string, { file, guard, within = guard }: Guard): Place {
  const from = onlyPlace(code, within, file) + onlyPlace(within, guard, file);
  return { from, to: from + guard.length };
}

function onlyPlace(text: string, part: string, file: string): number {
  const at = text.indexOf(part);
  if (at >= 0 && text.indexOf(part, at + 1) < 0) return at;
  throw new Error(`a guard is not found exactly once in ${file}: ${part}`);
}

/** One place, with a switch for every accident that it guards against. */
const weaveOne = (placed: readonly PlacedGuard[]): Woven => {
  const [{ from, to, guard } = { from: 0, to: 0, guard: "" }] = placed;
  const code = placed.reduce((inner, { accident, index, without }) => {
    const isOut = `globalThis.${switchName}?.(${JSON.stringify(accident)}, ${index})`;
    return `(${isOut} ? (${without}) : ${inner})`;
  }, `(${guard})`);
  return { from, to, code };
};

function assertApart(woven: readonly Woven[], file: string): void {
  for (const [index, { to }] of woven.entries()) {
    const after = woven[index - 1];
    if (after && to > after.from) throw new Error(`two guards overlap in ${file}: ${after.code}`);
  }
}
