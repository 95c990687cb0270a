import type { SandboxPerson, Storyline } from "@rosterkit/sandbox";
import type { StoryEvent } from "./pair.ts";

/** The day the demo begins. Fixed, so that the same seed always tells the same story. */
export const firstDay = "2027-03-01";

/** How people call somebody. */
export const nameOf = ({ preferredName, firstName, lastName }: SandboxPerson): string =>
  `${preferredName ?? firstName} ${lastName}`;

/** The first of the people in a stage of working life, if there is one. */
export const firstIn = (people: readonly SandboxPerson[], stage: SandboxPerson["stage"]): SandboxPerson | null =>
  people.find((person) => person.stage === stage) ?? null;

/** Somebody whose way is told to its end. */
export interface Followed {
  readonly part: "joiner" | "mover" | "leaver";
  readonly who: string;
  /** The source record's id. */
  readonly person: string;
}

/** Who joins, who moves and who leaves, where there is somebody. */
export const followedOf = (
  { joiner, mover, leaver }: Storyline,
  idOf: (person: SandboxPerson) => string,
): readonly Followed[] =>
  (
    [
      ["joiner", joiner],
      ["mover", mover?.person],
      ["leaver", leaver],
    ] as const
  ).flatMap(([part, person]) => (person ? [{ part, who: nameOf(person), person: idOf(person) }] : []));

/** An event of somebody's, if there is somebody. */
export const event = <Part>(part: Part | null, tell: (part: Part) => StoryEvent): readonly StoryEvent[] =>
  part ? [tell(part)] : [];
