import type { HumaansStandIn, SandboxPerson } from "@rosterkit/sandbox";
import type { AccountBefore } from "./accounts-before.ts";
import type { HumaansCast } from "./humaans-story.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** Four Mondays. What HR does on each is done in the stand-in when its chapter begins. */
export function tellHumaansStory(
  humaans: HumaansStandIn,
  cast: HumaansCast,
  before: readonly AccountBefore[],
): readonly Chapter[] {
  const known = before.map(({ person, words }) => ({ words, person: humaans.idOf(person.id) }));
  return [
    { at: "2027-03-01T09:00:00Z", title: "The first run", events: [...known, ...waits(humaans, cast)] },
    { at: "2027-03-08T09:00:00Z", title: "A first day", events: firstDays(humaans, cast) },
    {
      at: "2027-03-15T09:00:00Z",
      title: "A move and a new name",
      events: changes(humaans, cast),
      ...explained(humaans, cast),
    },
    { at: "2027-03-22T09:00:00Z", title: "A goodbye and a return", events: goodbyeAndReturn(humaans, cast) },
  ];
}

const waits = (humaans: HumaansStandIn, { waiting }: HumaansCast) =>
  event(waiting, (person) => ({
    words: `${nameOf(person)} is hired and has no work email yet`,
    person: humaans.idOf(person.id),
  }));

const firstDays = (humaans: HumaansStandIn, { joiner, comeback, waiting }: HumaansCast): readonly StoryEvent[] => [
  ...event(joiner, (person) => ({ words: `${nameOf(person)} starts today`, person: humaans.idOf(person.id) })),
  ...event(comeback, (person) => ({
    words: `${nameOf(person)}'s last day was Friday`,
    person: humaans.idOf(person.id),
  })),
  ...event(waiting, (person) => {
    const id = humaans.idOf(person.id);
    const email = `newcomer.${person.employeeNumber}@acme.example`;
    return {
      words: `HR gives ${nameOf(person)} a work email`,
      person: id,
      act: () => void humaans.updatePerson(id, { email }),
    };
  }),
];

const changes = (humaans: HumaansStandIn, { mover, renamed }: HumaansCast): readonly StoryEvent[] => [
  ...event(mover, ({ person, title, department, managerId }) => ({
    words: `${nameOf(person)} becomes ${title} in ${department}, with a new manager`,
    person: humaans.idOf(person.id),
    act: () => {
      const role = { effectiveDate: "2027-03-15", jobTitle: title, department, reportingTo: humaans.idOf(managerId) };
      humaans.addJobRole({ personId: humaans.idOf(person.id), ...role });
    },
  })),
  ...event(renamed, ({ person, lastName, workEmail }) => ({
    words: `${nameOf(person)} is now called ${lastName}, with a new address`,
    person: humaans.idOf(person.id),
    act: () => void humaans.updatePerson(humaans.idOf(person.id), { lastName, email: workEmail }),
  })),
];

const explained = (humaans: HumaansStandIn, { mover }: HumaansCast): Pick<Chapter, "explain"> =>
  mover
    ? { explain: { person: humaans.idOf(mover.person.id), who: nameOf(mover.person), attribute: "profile.manager" } }
    : {};

const goodbyeAndReturn = (
  humaans: HumaansStandIn,
  { leaver, comeback, returner }: HumaansCast,
): readonly StoryEvent[] => [
  ...event(leaver, (person) => ({
    words: `${nameOf(person)} resigned; the last day was Friday`,
    person: humaans.idOf(person.id),
    act: () => void humaans.offboard(humaans.idOf(person.id), { employmentEndDate: "2027-03-19" }),
  })),
  ...event(comeback, (person) =>
    comesBack(humaans, person, "comes back after two weeks away: the same account, unsuspended"),
  ),
  ...event(returner, (person) =>
    comesBack(humaans, person, "left before Okta was connected and is hired again: a first account"),
  ),
];

const comesBack = (humaans: HumaansStandIn, person: SandboxPerson, words: string): StoryEvent => ({
  words: `${nameOf(person)} ${words}`,
  person: humaans.idOf(person.id),
  act: () => void humaans.rehire(humaans.idOf(person.id), { employmentStartDate: "2027-03-22" }),
});
