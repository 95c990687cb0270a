import type { HibobStandIn } from "@rosterkit/sandbox";
import type { AccountBefore } from "./accounts-before.ts";
import { type HibobCast, titleToRename } from "./hibob-story.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** Four Mondays. What HR does on each is done in the stand-in when its chapter begins. */
export function tellHibobStory(
  hibob: HibobStandIn,
  cast: HibobCast,
  before: readonly AccountBefore[],
  beforeStart: string,
): readonly Chapter[] {
  const known = before.map(({ person, words }) => ({ words, person: hibob.idOf(person.id) }));
  return [
    { at: "2027-03-01T09:00:00Z", title: "The first run", events: [...known, ...isHired(hibob, cast, beforeStart)] },
    { at: "2027-03-08T09:00:00Z", title: "A first day and a last", events: firstAndLast(hibob, cast) },
    { at: "2027-03-15T09:00:00Z", title: "A move, a new name, a leave", events: changes(hibob, cast) },
    { at: "2027-03-22T09:00:00Z", title: "Garden leave and a return", events: gardenLeaveAndReturn(hibob, cast) },
  ];
}

const isHired = (hibob: HibobStandIn, { joiner }: HibobCast, beforeStart: string) =>
  event(joiner, (person) => ({
    words: `${nameOf(person)} is hired and starts in a week: ${beforeStart}`,
    person: hibob.idOf(person.id),
  }));

const firstAndLast = (hibob: HibobStandIn, { joiner, resigned, head }: HibobCast): readonly StoryEvent[] => [
  ...event(joiner, (person) => ({ words: `${nameOf(person)} starts today`, person: hibob.idOf(person.id) })),
  ...event(resigned, (person) => ({ words: `${nameOf(person)}'s last day was Friday`, person: hibob.idOf(person.id) })),
  ...event(head, (person) => ({
    words: `HR gives the job title ${titleToRename} another name in its list; ${nameOf(person)}'s record stays as it is`,
    person: hibob.idOf(person.id),
    act: () => hibob.renameListItem("title", titleToRename, "Chief Sales Officer"),
  })),
];

const changes = (hibob: HibobStandIn, { mover, renamed, parent }: HibobCast): readonly StoryEvent[] => [
  ...event(mover, ({ person, title, department, managerId }) => ({
    words: `${nameOf(person)} becomes ${title} in ${department}, with a new manager`,
    person: hibob.idOf(person.id),
    act: () => {
      const row = { effectiveDate: "2027-03-15", title, department, reportsTo: hibob.idOf(managerId) };
      hibob.addWork(hibob.idOf(person.id), row);
    },
  })),
  ...event(renamed, ({ person, lastName, workEmail }) => ({
    words: `${nameOf(person)} is now called ${lastName}, with a new address`,
    person: hibob.idOf(person.id),
    act: () => void hibob.updateEmployee(hibob.idOf(person.id), { surname: lastName, email: workEmail }),
  })),
  ...event(parent, (person) => ({
    words: `${nameOf(person)} goes on parental leave, which is no leaving: nothing is done`,
    person: hibob.idOf(person.id),
    act: () => {
      const leave = { status: "parental leave", from: "2027-03-12", until: "2027-09-10" };
      hibob.setLeave(hibob.idOf(person.id), leave);
    },
  })),
];

const gardenLeaveAndReturn = (hibob: HibobStandIn, { leaver, resigned }: HibobCast): readonly StoryEvent[] => [
  ...event(leaver, (person) => ({
    words: `${nameOf(person)} is on garden leave since Friday: employed until the end of April, out now`,
    person: hibob.idOf(person.id),
    act: () => {
      const end = { terminationDate: "2027-04-30", lastDayOfWork: "2027-03-19" };
      hibob.terminate(hibob.idOf(person.id), end);
    },
  })),
  ...event(resigned, (person) => ({
    words: `${nameOf(person)} comes back after two weeks away: the same record, the same account`,
    person: hibob.idOf(person.id),
    act: () => void hibob.rehire(hibob.idOf(person.id), "2027-03-22"),
  })),
];
