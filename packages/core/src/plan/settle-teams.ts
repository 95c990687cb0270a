import { fingerprintAt, fingerprintOf, withFingerprints } from "../diff/fingerprints.ts";
import { isNothing } from "../diff/is-nothing.ts";
import { hold } from "./hold.ts";
import type { Person } from "./person.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { Compared, PlanFold } from "./plan-fold.ts";
import { claimants, compareSettled, setOnCreate } from "./settle-references.ts";
import type { Team, Teams } from "./team.ts";
import { type WantedTeam, wantedTeam } from "./wanted-team.ts";

/**
 * Gives people the group that they are in at the source, where an attribute of theirs holds it. Done before references, so that nobody refers to
 * somebody who cannot be made yet. `teams`: absent where nobody looked at groups.
 */
export function settleTeams(fold: PlanFold, teams: Teams | undefined): void {
  if (!fold.context.memberAttribute) return;
  for (const person of [...fold.compared, ...claimants(fold)])
    if (person.account < 0) settleNew(fold, teams, person.subject);
    else if (teams && fold.context.canUpdate) settleAccount(fold, teams, person);
}

function settleAccount(fold: PlanFold, teams: Teams, person: Compared): void {
  const { attribute, scene } = teams;
  const { subject, account, link } = person;
  const found = fold.context.input.target.value(account, attribute.name);
  const wanted = wantedTeam(teams, subject, found);
  if (wanted.kind === "team") moveInto(fold, teams, person, wanted.team, found);
  else if (wanted.kind === "none") compareSettled(fold, person, attribute, { value: null });
  else if (wanted.kind === "several" && scene.settings.several === "keep") teams.inSeveral++;
  else if (wanted.kind === "several") noteSeveral(fold, teams, subject, wanted.teams);
  else if (wanted.kind === "no group" && !isNothing(found)) noteNoGroup(fold, teams, subject, found, link);
}

function moveInto(fold: PlanFold, teams: Teams, person: Compared, team: Team, found: unknown): void {
  const { attribute } = teams;
  const { value, after } = team;
  if (value === undefined) return void countWaiting(teams, team);
  const index = fold.context.indexOf.get(attribute.name) ?? -1;
  fold.values.mark(index);
  compareSettled(fold, person, attribute, { value, ...(after !== undefined && { after }) });
  const mover = fold.people.get(person.subject);
  if (!mover) return;
  if (mover.set.has(attribute.name)) {
    tellSource(mover, attribute.name, team);
    if (!isNothing(found) && teams.isEmptied(String(found))) teams.fromEmptied.add(person.subject);
  } else if (value === found && mover.claim?.kind === "link")
    mover.agreed = withFingerprints(mover.agreed, { [attribute.name]: value });
}

function settleNew(fold: PlanFold, teams: Teams | undefined, subject: string): void {
  const { memberAttribute: attribute } = fold.context;
  const person = fold.people.get(subject);
  if (!person || !attribute) return;
  const wanted: WantedTeam = teams ? wantedTeam(teams, subject, undefined) : { kind: "unknown", why: notLookedAt };
  const team = wanted.kind === "team" ? wanted.team : undefined;
  if (team?.value !== undefined) return void makeIn(fold, person, attribute, team, team.value);
  if (teams && team) countWaiting(teams, team);
  if (wanted.kind === "several" && teams?.scene.settings.several === "conflict")
    person.hold = hold("conflict", severalTold(wanted.teams));
  else if (attribute.facts.required) refuse(fold, person, attribute.name, whyWithout(wanted));
  else if (teams && wanted.kind === "several") teams.inSeveral++;
}

function makeIn(
  fold: PlanFold,
  person: Person,
  attribute: OwnedAttribute,
  team: Team,
  value: NonNullable<Team["value"]>,
): void {
  const { after } = team;
  fold.values.mark(fold.context.indexOf.get(attribute.name) ?? -1);
  setOnCreate(fold, person, attribute, { value, ...(after !== undefined && { after }) });
  tellSource(person, attribute.name, team);
}

const notLookedAt = "who is in which group was not looked at in this run; the next whole run does";

function whyWithout(wanted: WantedTeam): string {
  if (wanted.kind === "team") return `the group "${wanted.team.group.name}" is not settled at the target yet`;
  if (wanted.kind === "several") return `is in several groups: ${namesOf(wanted.teams)}`;
  return wanted.kind === "unknown" ? wanted.why : "is in none of the groups that the sync keeps";
}

function refuse(fold: PlanFold, { subject, who }: Person, attribute: string, why: string): void {
  fold.people.delete(subject);
  const message = `no account can be made without ${attribute}: ${why}`;
  fold.context.note({ subject, who, attribute, code: "required group", message });
}

const tellSource = (person: Person, attribute: string, { group }: Team): void => {
  person.from = new Map([...person.from, [attribute, group.source.name]]);
};

const countWaiting = ({ waiting }: Teams, team: Team): void => void waiting.set(team, (waiting.get(team) ?? 0) + 1);

const namesOf = (teams: readonly Team[]): string => teams.map(({ group }) => `"${group.name}"`).join(", ");

const severalTold = (teams: readonly Team[]): readonly string[] => [
  `is in several groups, where one is all that the target takes: ${namesOf(teams)}`,
];

function noteSeveral({ context }: PlanFold, { attribute }: Teams, subject: string, teams: readonly Team[]): void {
  const message = `is in several groups, ${namesOf(teams)}: the account keeps the one it has`;
  context.note({ subject, attribute: attribute.name, code: "several groups", message });
}

/** Whom this sync put there was in a group before, which is news of them; what others were put into by hand is told as a number. */
function noteNoGroup(
  { context }: PlanFold,
  teams: Teams,
  subject: string,
  found: unknown,
  link: Compared["link"],
): void {
  const { name, facts } = teams.attribute;
  const isOurs = fingerprintAt(link?.fingerprints, name) === fingerprintOf(found, facts.compare);
  if (!isOurs) return void teams.inNone++;
  const message = "is in none of the groups that the sync keeps any more: the account keeps the one it has";
  context.note({ subject, attribute: name, code: "no group", message });
}
