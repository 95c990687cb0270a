import { chiefExecutive } from "./departments.ts";
import { employmentDates } from "./employment-dates.ts";
import { jobHistory } from "./job-history.ts";
import { mailboxNames, pickAddress, pickNames, pickPhone, pickPlace } from "./personal-details.ts";
import { type Position, reportingTree } from "./reporting-tree.ts";
import type { SandboxPerson, Stage } from "./sandbox-person.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { dealStages } from "./stage-shares.ts";

/** What decides who is invented. The same options give the same people, on any machine and any day. */
export interface PeopleOptions {
  /** Any text or number; "1" and 1 are the same. */
  readonly seed: string | number;
  /** How many, 0 to 1,000,000. */
  readonly count: number;
  /** The calendar day (`YYYY-MM-DD`) that stages and dates are laid around. */
  readonly today: string;
  /** Domain of work addresses; `acme.example` by default. */
  readonly workDomain?: string;
}

type Draft = {
  readonly index: number;
  readonly position: Position;
  readonly stage: Stage;
  readonly random: SeededRandom;
};

/**
 * Invents a company: one tree of managers, several offices, countries, scripts and legal entities, and every stage of working
 * life. Managers come before their reports. Throws a RangeError for a count out of range or a day that is none.
 */
export function createPeople(options: PeopleOptions): readonly SandboxPerson[] {
  checkOptions(options);
  const { seed, count } = options;
  const positions = reportingTree(count);
  const stages = dealStages(positions, seededRandom(`${seed}/stages`));
  const mailboxName = mailboxNames();
  return positions.map((position, index) => {
    const draft = { index, position, stage: stages[index] ?? "active", random: seededRandom(`${seed}/${index}`) };
    return createPerson(draft, options, mailboxName);
  });
}

function checkOptions({ count, today }: PeopleOptions): void {
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000) throw new RangeError("count must be 0 to 1,000,000");
  const time = Date.parse(`${today}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== today)
    throw new RangeError("today must be YYYY-MM-DD");
}

const idOf = (index: number): string => `person-${String(index + 1).padStart(5, "0")}`;

function createPerson(
  draft: Draft,
  options: PeopleOptions,
  mailboxName: ReturnType<typeof mailboxNames>,
): SandboxPerson {
  const { index, position, stage, random } = draft;
  const place = pickPlace(random);
  const names = pickNames(place, random);
  const employeeNumber = String(1001 + index);
  const mailbox = mailboxName(names, employeeNumber);
  const stays = employmentDates(stage, options.today, random);
  return {
    id: idOf(index),
    employeeNumber,
    ...names,
    workEmail: stage === "new hire without email" ? null : workEmail(mailbox, options.workDomain, random),
    personalEmail: `${mailbox}@mail.example`,
    workPhone: random.chance(0.6) ? pickPhone(place, random) : null,
    personalPhone: pickPhone(place, random),
    address: pickAddress(place, random),
    locale: place.locale,
    timeZone: place.timeZone,
    siteId: place.siteId,
    legalEntity: place.legalEntity,
    team: position.department === null ? chiefExecutive.team : random.pick(position.department.teams),
    contractType: position.rank === "member" ? random.pick(contractTypes) : "full time",
    stage,
    ...stays,
    jobs: jobHistory({ position, ...stays, today: options.today, idOf }, random),
  };
}

const contractTypes = [
  ...Array<"full time">(16).fill("full time"),
  "part time",
  "part time",
  "contractor",
  "intern",
] as const;

// A few addresses are written with capitals, as happens in real HR data: comparing them must not look at case.
function workEmail(mailbox: string, domain = "acme.example", random: SeededRandom): string {
  const written = random.chance(0.03) ? mailbox.replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase()) : mailbox;
  return `${written}@${domain}`;
}
