import { castStoryline, type HibobStandIn, type SandboxPerson, type Storyline } from "@rosterkit/sandbox";
import { firstIn } from "./story-parts.ts";

/** Who plays which part; null where a small company has nobody for it. */
export interface HibobCast extends Storyline {
  /** Resigned before the first day; the last day is in the first week. */
  readonly resigned: SandboxPerson | null;
  /** Becomes a parent. */
  readonly parent: SandboxPerson | null;
  /** Has a job title that nobody else has. */
  readonly head: SandboxPerson | null;
  /** Everybody with a part. */
  readonly players: readonly SandboxPerson[];
}

/** The job title that gets another name in its list. */
export const titleToRename = "VP Sales";

/** Casts the parts, and enters in HiBob what was known there before the demo begins: the joiner's first day and a resignation. */
export function castHibobStory(hibob: HibobStandIn, people: readonly SandboxPerson[]): HibobCast {
  const storyline = castStoryline(people);
  const { joiner, mover, renamed, leaver, returner } = storyline;
  const resigned = firstIn(people, "on notice");
  const head = people.find(({ jobs }) => jobs.at(-1)?.title === titleToRename) ?? null;
  if (joiner) hibob.moveStart(hibob.idOf(joiner.id), "2027-03-08");
  if (resigned) hibob.terminate(hibob.idOf(resigned.id), { terminationDate: "2027-03-05" });
  const cast = [joiner, mover?.person, renamed?.person, leaver, returner, resigned, head];
  const parent = people.find((person) => person.stage === "active" && !cast.includes(person)) ?? null;
  const players = [...cast, parent].filter((person) => person != null);
  return { ...storyline, resigned, parent, head, players };
}
