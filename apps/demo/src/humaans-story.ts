import { castStoryline, type HumaansStandIn, type SandboxPerson, type Storyline } from "@rosterkit/sandbox";
import { firstIn } from "./story-parts.ts";

/** Who plays which part; null where a small company has nobody for it. */
export interface HumaansCast extends Storyline {
  /** Hired, and has no work email yet. */
  readonly waiting: SandboxPerson | null;
  /** Resigned before the first day; leaves in the first week and comes back in the third. */
  readonly comeback: SandboxPerson | null;
  /** Everybody with a part. */
  readonly players: readonly SandboxPerson[];
}

/** Casts the parts, and enters in Humaans what was known there before the demo begins: the joiner's first day and a resignation. */
export function castHumaansStory(humaans: HumaansStandIn, people: readonly SandboxPerson[]): HumaansCast {
  const storyline = castStoryline(people);
  const comeback = firstIn(people, "on notice");
  const waiting = firstIn(people, "new hire without email");
  const { joiner, mover, renamed, leaver, returner } = storyline;
  if (joiner) humaans.moveStart(humaans.idOf(joiner.id), "2027-03-08");
  if (waiting) humaans.moveStart(humaans.idOf(waiting.id), "2027-03-15");
  if (comeback) humaans.offboard(humaans.idOf(comeback.id), { employmentEndDate: "2027-03-05" });
  const parts = [joiner, mover?.person, renamed?.person, leaver, returner, comeback, waiting];
  return { ...storyline, waiting, comeback, players: parts.filter((person) => person != null) };
}
