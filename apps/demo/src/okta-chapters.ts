import type { DeclareeStandIn, OktaStandIn } from "@rosterkit/sandbox";
import {
  clashingGroup,
  departmentOf,
  groupIdOf,
  groupOf,
  loginOf,
  type OktaCast,
  scopeGroup,
  usersPerPage,
} from "./okta-story.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** Both vendors, and who plays. */
export interface OktaStage {
  readonly okta: OktaStandIn;
  readonly declaree: DeclareeStandIn;
  readonly cast: OktaCast;
  /** What Declaree had before, in words. */
  readonly before: readonly string[];
}

/** Four Mondays. What people and administrators do on each is done in the stand-ins when its chapter begins. */
export const tellOktaStory = (stage: OktaStage): readonly Chapter[] => [
  {
    at: "2027-03-01T09:00:00Z",
    title: "The first run",
    events: [...stage.before.map((words) => ({ words })), ...waits(stage)],
  },
  { at: "2027-03-08T09:00:00Z", title: "A first day and a new password", events: firstDay(stage) },
  { at: "2027-03-15T09:00:00Z", title: "A move, a goodbye, and a list that breaks off", events: changes(stage) },
  { at: "2027-03-22T09:00:00Z", title: "A pause and a return", events: pauseAndReturn(stage) },
];

const waits = ({ okta, cast }: OktaStage) =>
  event(cast.joiner, (person) => ({
    words: `${nameOf(person)} starts in a week and is staged in Okta: there is no user at Declaree before`,
    person: idOf(okta, loginOf(person)),
  }));

const idOf = (okta: OktaStandIn, login: string): string => okta.get(login)?.id ?? login;

const firstDay = ({ okta, cast }: OktaStage): readonly StoryEvent[] => [
  ...event(cast.joiner, (person) => ({
    words: `${nameOf(person)} starts today and has signed in to Okta`,
    person: idOf(okta, loginOf(person)),
    act: () => letIn(okta, loginOf(person)),
  })),
  ...event(cast.forgetful, (person) => ({
    words: `${nameOf(person)} has another password in Okta, so Declaree's is replaced by another random one`,
    person: idOf(okta, loginOf(person)),
    act: () => {
      okta.expirePassword(loginOf(person));
      okta.signIn(loginOf(person));
    },
  })),
];

function letIn(okta: OktaStandIn, login: string): void {
  okta.activate(login);
  okta.signIn(login);
}

const changes = (stage: OktaStage): readonly StoryEvent[] => {
  const { okta, cast } = stage;
  return [
    ...event(cast.mover, ({ person, department }) => ({
      words: `${nameOf(person)} moves from ${departmentOf(person)} to ${department}, and from one group to the other`,
      person: idOf(okta, loginOf(person)),
      act: () => {
        okta.updateProfile(loginOf(person), { department });
        okta.removeMember(groupIdOf(okta, groupOf(departmentOf(person))), loginOf(person));
        okta.addMember(groupIdOf(okta, groupOf(department)), loginOf(person));
      },
    })),
    ...event(cast.renamed, ({ person, lastName, workEmail }) => ({
      words: `${nameOf(person)} is now called ${lastName}, with a new address`,
      person: idOf(okta, loginOf(person)),
      act: () => okta.updateProfile(loginOf(person), { lastName, email: workEmail, login: workEmail }),
    })),
    ...event(cast.groupLeaver, (person) => ({
      words: `${nameOf(person)} is taken out of "${scopeGroup}" in Okta`,
      person: idOf(okta, loginOf(person)),
      act: () => okta.removeMember(groupIdOf(okta, scopeGroup), loginOf(person)),
    })),
    ...event(cast.leaver, (person) => ({
      words: `${nameOf(person)} has left and is deactivated in Okta`,
      person: idOf(okta, loginOf(person)),
      act: () => okta.deactivate(loginOf(person)),
    })),
    breaksOff(stage),
  ];
};

/** The last page of the group's members fails with all its tries; the next read works. */
const breaksOff = ({ okta }: OktaStage): StoryEvent => ({
  words: `Okta's list of who is in "${scopeGroup}" breaks off at first: until it is whole, nobody is out but who is deactivated`,
  act: () => {
    const group = okta.inspect().groups.find(({ name }) => name === scopeGroup);
    const path = new RegExp(`/groups/${group?.id}/users$`);
    const lastPage = Math.ceil((group?.memberIds.length ?? 0) / usersPerPage) || 1;
    okta.planFault({ kind: "unavailable", method: "GET", path, nth: lastPage, times: 4 });
  },
});

const pauseAndReturn = ({ okta, declaree, cast }: OktaStage): readonly StoryEvent[] => [
  ...event(cast.suspended, (person) => ({
    words: `${nameOf(person)} is suspended in Okta, which is no leaving: nothing is done`,
    person: idOf(okta, loginOf(person)),
    act: () => okta.suspend(loginOf(person)),
  })),
  ...event(cast.returner, (person) => ({
    words: `${nameOf(person)} left before Declaree was connected and is back in Okta: a first user`,
    person: idOf(okta, loginOf(person)),
    act: () => {
      letIn(okta, loginOf(person));
      for (const name of [scopeGroup, groupOf(departmentOf(person))])
        okta.addMember(groupIdOf(okta, name), loginOf(person));
    },
  })),
  {
    words: `Declaree's administrator gives the group "${clashingGroup}" up, so the one of Okta can be made`,
    act: () => giveUpGroup(declaree),
  },
];

async function giveUpGroup(declaree: DeclareeStandIn): Promise<void> {
  const { groups } = await declaree.inspect();
  const group = groups.find(({ displayName }) => displayName === clashingGroup);
  await declaree.removeGroup(String(group?.id));
}
