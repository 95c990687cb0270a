import type { SandboxPerson } from "@rosterkit/sandbox";
import { type AccountBefore, addAccountsBefore } from "./accounts-before.ts";
import type { End } from "./end.ts";
import { limitsFor, oktaEnd, pretendOkta } from "./okta-end.ts";
import { openScene } from "./open-scene.ts";
import type { Chapter, Scene, World } from "./pair.ts";
import { planBadMoments } from "./plan-bad-moments.ts";

/** A source of people with its story: all that pairs into Okta differ in. */
export interface SourceOfPair extends Pick<Scene, "settings" | "firstPlan" | "firstPlanWords" | "telling"> {
  readonly source: End;
  readonly people: readonly SandboxPerson[];
  /** Who has a part in the story, and so no account beforehand. */
  readonly players: readonly SandboxPerson[];
  /** Up to how many people Okta has its real limits. Absent: as many as where accounts are all that is written. */
  readonly mostWithinLimits?: number;
  readonly chapters: (before: readonly AccountBefore[], okta: ReturnType<typeof pretendOkta>) => readonly Chapter[];
}

/** A pair from this source into a pretended Okta, with the real adapters between. */
export function openIntoOkta(world: World, source: SourceOfPair): Promise<Scene> {
  const { people, players, chapters, mostWithinLimits, ...story } = source;
  const { limits, words } = limitsFor(world, mostWithinLimits);
  const okta = pretendOkta(world, { limits });
  const before = addAccountsBefore(okta, people, players);
  return openScene(world, {
    ...story,
    target: oktaEnd(okta),
    chapters: chapters(before, okta),
    remarks: [words, ...planBadMoments("Okta", okta, /\/api\/v1\/users$/, world.people)],
  });
}
