import type { InsightfulStandIn, SandboxPerson } from "@rosterkit/sandbox";
import { type DirectoryStage, moves } from "./learn-amp-chapters.ts";
import { departmentOf, groupIdOf, loginOf } from "./okta-story.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** A directory and Insightful, and who plays. */
export interface InsightfulStage extends DirectoryStage {
  readonly insightful: InsightfulStandIn;
  /** Okta's group for a department. */
  readonly groupOf: (department: string) => string;
}

/** Four Mondays. What people and administrators do on each is done in the stand-ins when its chapter begins. */
export const tellInsightfulStory = (stage: InsightfulStage): readonly Chapter[] => [
  {
    at: "2027-03-01T09:00:00Z",
    title: "The first run, after a review",
    events: [...stage.before.map((words) => ({ words })), ...waits(stage)],
  },
  { at: "2027-03-08T09:00:00Z", title: "A first day, two teams, and a pause", events: firstDay(stage) },
  {
    at: "2027-03-15T09:00:00Z",
    title: "A move, a new name, and a return",
    events: [...moves(stage), ...isBack(stage)],
  },
  { at: "2027-03-22T09:00:00Z", title: "A goodbye, and an administrator's help", events: goodbye(stage) },
];

const waits = ({ okta, cast, userOf }: InsightfulStage): readonly StoryEvent[] =>
  event(cast.joiner, (person) => ({
    words: `${nameOf(person)} starts in a week: nobody is invited, billed or tracked before`,
    person: userOf(person),
    act: () => okta.updateProfile(userOf(person), { startDate: "2027-03-08" }),
  }));

const firstDay = (stage: InsightfulStage): readonly StoryEvent[] => {
  const { okta, cast, userOf } = stage;
  return [
    ...event(cast.joiner, (person) => ({ words: `${nameOf(person)} starts today`, person: userOf(person) })),
    ...event(cast.mover, ({ person, department }) => ({
      words: `${nameOf(person)} is put into the group of ${department} too, which Insightful cannot have: the team stays as it is`,
      person: userOf(person),
      act: () => okta.addMember(groupIdOf(okta, stage.groupOf(department)), userOf(person)),
    })),
    ...event(cast.head?.person ?? null, (person) => ({
      words: `${nameOf(person)} is deactivated in Okta`,
      person: userOf(person),
      act: () => okta.deactivate(userOf(person)),
    })),
  ];
};

const isBack = ({ okta, cast, userOf }: InsightfulStage): readonly StoryEvent[] =>
  event(cast.head?.person ?? null, (person) => ({
    words: `${nameOf(person)} is back in Okta: Insightful can reactivate nobody by its API, so an administrator is told from when on they can`,
    person: userOf(person),
    act: () => {
      okta.activate(userOf(person));
      okta.signIn(userOf(person));
    },
  }));

const goodbye = (stage: InsightfulStage): readonly StoryEvent[] => {
  const { okta, cast, userOf } = stage;
  return [
    ...event(cast.leaver, (person) => ({
      words: `${nameOf(person)} has left and is deactivated in Okta`,
      person: userOf(person),
      act: () => okta.deactivate(userOf(person)),
    })),
    ...event(cast.head?.person ?? null, (person) => ({
      words: `${nameOf(person)} is reactivated by an administrator of Insightful, and moves to another department in Okta`,
      person: userOf(person),
      act: () => comesBack(stage, person),
    })),
  ];
};

function comesBack({ okta, insightful, cast, userOf }: InsightfulStage, person: SandboxPerson): void {
  const employee = insightful.employees.find(({ email }) => email === loginOf(person));
  if (employee) insightful.reactivate(employee.id);
  const department = cast.mover ? departmentOf(cast.mover.person) : departmentOf(person);
  okta.updateProfile(userOf(person), { department });
}
