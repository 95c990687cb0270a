import type { StandInClock } from "@rosterkit/sandbox";
import type { End } from "./end.ts";
import { openSides } from "./open-sides.ts";
import type { Scene, Side, World } from "./pair.ts";

/** A scene before its vendors run. */
export interface Setting extends Omit<Scene, "source" | "target" | "close"> {
  readonly source: End;
  readonly target: End;
}

/** Stand-ins count limits in real time, whatever day it is in the story. */
export const clockOf = (world: World): StandInClock => ({ now: world.clock.now, wallNow: Date.now });

/** Serves both vendors and connects the real adapters to them, with whatever is to be wrong. */
export async function openScene(world: World, { source, target, ...story }: Setting): Promise<Scene> {
  const { sides, close } = await openSides(world, [source, target]);
  const [from, to] = sides as readonly [Side, Side];
  return { ...story, source: from, target: to, close };
}
