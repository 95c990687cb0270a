import { type Link, loadLinks, type Store } from "@rosterkit/core";
import type { HumaansPerson, OktaUserRecord } from "@rosterkit/sandbox";
import { expectedState } from "../simulation/expected-state.ts";
import { zone } from "./enter-news.ts";
import type { Company } from "./open-company.ts";

/** What is wrong with people's accounts at the end: nothing, when everybody is right and nobody doubled. */
export const checkPeople = async (company: Company, store: Store): Promise<readonly string[]> => {
  const links = await loadLinks(store, company.told.id, "people");
  const [, ...users] = company.okta.inspect().users;
  const atMs = company.now();
  const wrong = company.hr.people.flatMap((person) => {
    const user = company.okta.get(links.bySource(person.id)?.target ?? "");
    return wrongWith(person, user, expectedState(person, atMs, { zone })).map((what) => `${person.id} ${what}`);
  });
  return [...wrong, ...doubled(users, [...links])];
};

const wrongWith = (person: HumaansPerson, user: OktaUserRecord | undefined, expected: string): readonly string[] => {
  if (!user) return expected === "in" && person.email ? ["should be in and has no account"] : [];
  const isOut = user.status === "DEPROVISIONED";
  if (expected === "out") return isOut ? [] : [`should be out and is ${user.status}`];
  if (expected === "in" && !inStates.includes(user.status)) return [`should be in and is ${user.status}`];
  return isOut ? ["is out and should not be"] : differences(person, user);
};

const inStates: readonly string[] = ["PROVISIONED", "ACTIVE"];

const differences = (person: HumaansPerson, { profile }: OktaUserRecord): readonly string[] => {
  const wanted = {
    login: person.email,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    title: person.jobRole?.jobTitle,
    department: person.jobRole?.department,
    employeeNumber: person.employeeId,
  };
  return Object.entries(wanted).flatMap(([name, value]) =>
    value && String(profile[name]).toLowerCase() !== value.toLowerCase() ? [`has another ${name}`] : [],
  );
};

/** Every account is the account of one person, and no login or employee number is there twice. */
const doubled = (users: readonly OktaUserRecord[], links: readonly Link[]): readonly string[] => {
  const owners = Map.groupBy(links, ({ target }) => target);
  const isTwice = (name: string) => {
    const values = users.map(({ profile }) => String(profile[name]).toLowerCase());
    return new Set(values).size === values.length ? [] : [`somebody's ${name} is there twice`];
  };
  const orphans = users.filter(({ id }) => owners.get(id)?.length !== 1);
  return [
    ...isTwice("login"),
    ...isTwice("employeeNumber"),
    ...orphans.map(({ id }) => `${id} is the account of ${owners.get(id)?.length ?? 0} people`),
  ];
};
