import type { HumaansPerson } from "@rosterkit/sandbox";
import { addDays, dayOf } from "../simulation/company-calendar.ts";
import type { Random } from "../simulation/create-random.ts";
import { expectedState } from "../simulation/expected-state.ts";
import type { Company } from "./open-company.ts";

/** How many people do what. Nobody does two of these. */
export interface News {
  readonly joiners: number;
  readonly movers: number;
  readonly renames: number;
  readonly leavers: number;
  /** Of those who left earlier and whose account was put out. */
  readonly returners: number;
}

/** The sync's own zone, as `told-sync.ts` has it. */
export const zone = "Europe/London";

/** HR enters the news, in an order that chance decides. */
export const enterNews = ({ hr, okta, now }: Company, news: News, random: Random): void => {
  const today = dayOf(now());
  const long = addDays(today, -10);
  const [owner, ...others] = hr.people;
  const people = shuffled(others, random);
  const here = people.filter(
    (person) =>
      person.email && (person.employmentStartDate ?? "") < long && expectedState(person, now(), { zone }) === "in",
  );
  const gone = people.filter(({ email }) => email && okta.get(email)?.status === "DEPROVISIONED");
  const take = (from: readonly HumaansPerson[], after: number, count: number) => from.slice(after, after + count);
  const move = ({ id }: HumaansPerson) =>
    hr.addJobRole({ personId: id, effectiveDate: addDays(today, -4), jobTitle: `Mover ${random.below(1e6)}` });
  const rename = ({ id }: HumaansPerson) =>
    hr.updatePerson(id, { lastName: `Renamed ${random.below(1e6)}`, email: newAddress("renamed", random) });
  const leave = ({ id }: HumaansPerson) => hr.offboard(id, { employmentEndDate: addDays(today, -5) });
  const comeBack = ({ id }: HumaansPerson) =>
    hr.rehire(id, { employmentStartDate: addDays(today, -3), jobTitle: "Returner", status: "active" });
  const join = () =>
    hr.addPerson({
      firstName: "Joiner",
      lastName: `Number ${random.below(1e6)}`,
      email: newAddress("joiner", random),
      employeeId: String(100_000 + random.below(1e9)),
      employmentStartDate: addDays(today, -random.between(11, 60)),
      status: "active",
      jobTitle: "Beginner",
      department: "Research",
      reportingTo: owner?.id ?? null,
    });
  const { joiners, movers, renames, leavers, returners } = news;
  const acts: readonly (() => unknown)[] = [
    ...Array.from({ length: joiners }, () => join),
    ...take(here, 0, movers).map((person) => () => move(person)),
    ...take(here, movers, renames).map((person) => () => rename(person)),
    ...take(here, movers + renames, leavers).map((person) => () => leave(person)),
    ...take(gone, 0, returners).map((person) => () => comeBack(person)),
  ];
  for (const act of shuffled(acts, random)) act();
};

const newAddress = (name: string, random: Random): string => `${name}-${random.below(1e12)}@acme.example`;

const shuffled = <Item>(items: readonly Item[], random: Random): readonly Item[] =>
  items
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
