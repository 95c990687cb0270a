import {
  castStoryline,
  type DeclareeStandIn,
  type OktaStandIn,
  type SandboxPerson,
  type Storyline,
} from "@rosterkit/sandbox";
import type { AccountBefore } from "./accounts-before.ts";
import type { Chapter, StoryEvent } from "./pair.ts";
import { event, nameOf } from "./story-parts.ts";

/** Who plays which part; null where a small company has nobody for it. */
export interface DeclareeCast extends Storyline {
  /** Who has a user at Declaree before anything runs. */
  readonly seeded: readonly SandboxPerson[];
  /** Everybody with a part. */
  readonly players: readonly SandboxPerson[];
}

/** Contractors and interns hand in nothing. */
const handsInExpenses = ({ contractType }: SandboxPerson): boolean =>
  contractType !== "contractor" && contractType !== "intern";

/** Casts the parts: the joiner and the returner come to Declaree later. */
export function castDeclareeStory(people: readonly SandboxPerson[]): DeclareeCast {
  const { mover: _, ...storyline } = castStoryline(people);
  const { joiner, renamed, leaver, returner } = storyline;
  const players = [joiner, renamed?.person, leaver, returner].filter((person) => person != null);
  const isThere = (person: SandboxPerson) => person === leaver || person === renamed?.person;
  const seeded = people.filter((person) => isThere(person) || (!players.includes(person) && handsInExpenses(person)));
  return { ...storyline, mover: null, seeded, players };
}

/** Both vendors, and who plays. */
export interface DeclareeStage {
  readonly declaree: DeclareeStandIn;
  readonly okta: OktaStandIn;
  readonly cast: DeclareeCast;
  readonly before: readonly AccountBefore[];
}

/** Four Mondays. What administrators do on each is done in the stand-ins when its chapter begins. */
export const tellDeclareeStory = (stage: DeclareeStage): readonly Chapter[] => [
  { at: "2027-03-01T09:00:00Z", title: "The first run", events: known(stage) },
  { at: "2027-03-08T09:00:00Z", title: "Somebody new", events: somebodyNew(stage) },
  { at: "2027-03-15T09:00:00Z", title: "What an import leaves alone", events: leftAlone(stage) },
  { at: "2027-03-22T09:00:00Z", title: "Known on both sides", events: knownOnBothSides(stage) },
];

const known = ({ declaree, before }: DeclareeStage): readonly StoryEvent[] =>
  before.map(({ person, words }) => ({ words, person: declaree.idOf(person.id) }));

const namesOf = ({ firstName, lastName, workEmail }: SandboxPerson) => ({
  userName: workEmail ?? "",
  givenName: firstName,
  familyName: lastName,
});

const somebodyNew = ({ declaree, cast }: DeclareeStage): readonly StoryEvent[] =>
  event(cast.joiner, (person) => ({
    words: `${nameOf(person)} is invited to Declaree: a staged account, for Okta's administrators to activate`,
    act: () => declaree.addUser(namesOf(person)),
  }));

const leftAlone = ({ declaree, cast }: DeclareeStage): readonly StoryEvent[] => [
  ...event(cast.renamed, ({ person, lastName }) => ({
    words: `${nameOf(person)} is now called ${lastName} at Declaree: Okta's names are not the import's to change`,
    act: () =>
      declaree.updateUser(declaree.idOf(person.id), { name: { givenName: person.firstName, familyName: lastName } }),
  })),
  ...event(cast.leaver, (person) => ({
    words: `${nameOf(person)} is deactivated at Declaree: nobody is put out of Okta by that`,
    act: () => declaree.updateUser(declaree.idOf(person.id), { active: false }),
  })),
];

const knownOnBothSides = ({ declaree, okta, cast }: DeclareeStage): readonly StoryEvent[] =>
  event(cast.returner, (person) => ({
    words: `${nameOf(person)} has got an account in Okta and is invited to Declaree: linked, not made twice`,
    act: () => {
      const { userName, givenName: firstName, familyName: lastName } = namesOf(person);
      okta.addUser({ profile: { login: userName, email: userName, firstName, lastName } });
      return declaree.addUser(namesOf(person));
    },
  }));
