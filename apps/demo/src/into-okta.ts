import type { SandboxPerson } from "@rosterkit/sandbox";
import { type AccountBefore, addAccountsBefore } from "./accounts-before.ts";
import type { End } from "./end.ts";
import { limitsFor, oktaEnd, pretendOkta } from "./okta-end.ts";
import { openScene } from "./open-scene.ts";
import type { Chapter, Leg, Scene, World } from "./pair.ts";
import { planBadMoments } from "./plan-bad-moments.ts";
import type { Followed } from "./story-parts.ts";

/** A source of people with its story: all that pairs into Okta differ in. */
export interface SourceOfPair extends Pick<Leg, "settings" | "firstPlan" | "firstPlanWords" | "telling"> {
  readonly source: End;
  readonly people: readonly SandboxPerson[];
  /** Who has a part in the story, and so no account beforehand. */
  readonly players: readonly SandboxPerson[];
  /** Whose way is told to its end where Okta is not the last. Absent: nobody's. */
  readonly followed?: readonly Followed[];
  /** Up to how many people Okta has its real limits. Absent: as many as where accounts are all that is written. */
  readonly mostWithinLimits?: number;
  readonly chapters: (before: readonly AccountBefore[], okta: ReturnType<typeof pretendOkta>) => readonly Chapter[];
}

/** A pretended Okta with accounts of its own, what will go wrong there, and the story of a source that leads into it. */
export function prepareOkta(
  world: World,
  { people, players, chapters, mostWithinLimits }: SourceOfPair,
  more: Parameters<typeof oktaEnd>[1] = {},
) {
  const { limits, words } = limitsFor(world, mostWithinLimits);
  const okta = pretendOkta(world, { limits });
  const before = addAccountsBefore(okta, people, players);
  return {
    okta,
    end: oktaEnd(okta, more),
    chapters: chapters(before, okta),
    remarks: [words, ...planBadMoments("Okta", okta, /\/api\/v1\/users$/, world.people)],
  };
}

/** A pair from this source into a pretended Okta, with the real adapters between. */
export function openIntoOkta(world: World, source: SourceOfPair): Promise<Scene> {
  const { end, chapters, remarks } = prepareOkta(world, source);
  const { settings, firstPlan, firstPlanWords, telling } = source;
  return openScene(world, {
    source: source.source,
    target: end,
    ...{ settings, firstPlan, firstPlanWords, telling, chapters, remarks },
  });
}
