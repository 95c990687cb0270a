import type { OktaStandIn, SandboxPerson } from "@rosterkit/sandbox";
import { type DirectoryCast, reportsOf, type UserOf } from "./directory-story.ts";
import { departmentOf } from "./okta-story.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** A directory with its people, and who plays. */
export interface DirectoryStage {
  readonly okta: OktaStandIn;
  readonly people: readonly SandboxPerson[];
  readonly cast: DirectoryCast;
  readonly userOf: UserOf;
  /** What the app had before, in words. */
  readonly before: readonly string[];
}

/** Four Mondays. What people and administrators do on each is done in Okta when its chapter begins. */
export const tellLearnAmpStory = (stage: DirectoryStage): readonly Chapter[] => [
  {
    at: "2027-03-01T09:00:00Z",
    title: "The first run",
    events: [...stage.before.map((words) => ({ words })), ...waits(stage)],
  },
  { at: "2027-03-08T09:00:00Z", title: "A first day, and a head leaves", events: headLeaves(stage) },
  { at: "2027-03-15T09:00:00Z", title: "A move and a new name", events: moves(stage) },
  { at: "2027-03-22T09:00:00Z", title: "A goodbye, and the head is back", events: headReturns(stage) },
];

const waits = ({ okta, cast, userOf }: DirectoryStage): readonly StoryEvent[] =>
  event(cast.joiner, (person) => ({
    words: `${nameOf(person)} can sign in to Okta and starts in a week: there is no user at Learn Amp before`,
    person: userOf(person),
    act: () => okta.updateProfile(userOf(person), { startDate: "2027-03-08" }),
  }));

const headLeaves = ({ okta, people, cast, userOf }: DirectoryStage): readonly StoryEvent[] => [
  ...event(cast.joiner, (person) => ({ words: `${nameOf(person)} starts today`, person: userOf(person) })),
  ...event(cast.head, ({ person, successor }) => ({
    words: `${nameOf(person)}, who leads ${reportsOf(people, person).length}, is deactivated in Okta; ${nameOf(successor)} takes over all but one, who is forgotten`,
    person: userOf(person),
    act: () => {
      for (const report of reportsOf(people, person).slice(1))
        okta.updateProfile(userOf(report), { managerId: userOf(successor) });
      okta.deactivate(userOf(person));
    },
  })),
];

/** What becomes of somebody who gets another job, and of somebody who gets another name. */
export const moves = ({ okta, people, cast, userOf }: Omit<DirectoryStage, "before">): readonly StoryEvent[] => [
  ...event(cast.mover, ({ person, title, department, managerId }) => ({
    words: `${nameOf(person)} becomes ${title} in ${department}, coming from ${departmentOf(person)}, with a new manager`,
    person: userOf(person),
    act: () => {
      const manager = people.find(({ id }) => id === managerId);
      okta.updateProfile(userOf(person), { title, department, ...(manager && { managerId: userOf(manager) }) });
    },
  })),
  ...event(cast.renamed, ({ person, lastName, workEmail }) => ({
    words: `${nameOf(person)} is now called ${lastName}, with a new address`,
    person: userOf(person),
    act: () => okta.updateProfile(userOf(person), { lastName, email: workEmail, login: workEmail }),
  })),
];

const headReturns = ({ okta, people, cast, userOf }: DirectoryStage): readonly StoryEvent[] => [
  ...event(cast.leaver, (person) => ({
    words: `${nameOf(person)} has left and is deactivated in Okta`,
    person: userOf(person),
    act: () => okta.deactivate(userOf(person)),
  })),
  ...event(cast.head, ({ person }) => ({
    words: `${nameOf(person)} comes back and leads the same people again: the same user, with team and reports`,
    person: userOf(person),
    act: () => {
      okta.activate(userOf(person));
      okta.signIn(userOf(person));
      for (const report of reportsOf(people, person)) okta.updateProfile(userOf(report), { managerId: userOf(person) });
    },
  })),
];
