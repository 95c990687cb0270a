import { createHibobStandIn, createPeople, type HibobStandIn } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type StartedGroups, type StartedVendor, type StartOptions, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { externalNames } from "./__fixtures__/open-hibob-scim.ts";
import { hibobScim } from "./index.ts";

const today = "2026-03-02";
const now = () => Date.parse(`${today}T12:00:00Z`);
const wrongToken = "w".repeat(40);

let companies = 0;

type Switches = NonNullable<Parameters<typeof createHibobStandIn>[0]["scimSwitches"]>;

const start =
  (scimSwitches: Switches) =>
  async ({ people: count, pageSize }: StartOptions): Promise<StartedVendor> => {
    const people = createPeople({ seed: "laws", count, today }).map((person) => ({
      ...person,
      // SCIM shows nobody without.
      workEmail: person.workEmail ?? `${person.id}@acme.example`,
    }));
    const standIn = createHibobStandIn({
      people,
      clock: { now, wallNow: Date.now },
      switches: { blockAfter: 10_000 },
      scimSwitches: { rowsAtMost: pageSize, automaticGroups: [], retryAfter: "seconds", ...scimSwitches },
    });
    const { url, close } = await serveStandIn(standIn);
    const { serviceUserId, token } = standIn;
    // Budgets are shared by company and credential, and SCIM does not tell which company it is.
    companies += 1;
    const account = String(companies);
    const baseUrl = `${url}${standIn.scimPath}`;
    const signIn = scimSwitches.credentials ?? "basic";
    const settings = { serviceUserId, token, companyId: account, baseUrl, externalNames, signIn };
    return {
      standIn,
      settings,
      wrongSettings: { ...settings, token: wrongToken },
      secrets: [token, wrongToken, btoa(`${serviceUserId}:${token}`)],
      account,
      unknownId: "3000000000000000000",
      ids: () => standIn.employees.map(({ id }) => standIn.scimIdOf(id)),
      narrowings: {
        "no permission for lifecycle": () => standIn.setAccess({ categories: ["root", "about", "work"] }),
        "no permission for work": () => standIn.setAccess({ categories: ["root", "lifecycle"] }),
        "no permission for basic info": () => standIn.setAccess({ categories: ["work", "lifecycle"] }),
        "in no permission group": () => standIn.setAccess({ inGroup: false }),
      },
      enter: (name, day) => enter(standIn, name, day),
      remove: () => removeOne(standIn),
      groups: groupsOf(standIn),
      now,
      stop: close,
    };
  };

const enter = (standIn: HibobStandIn, name: string, startDate: string): string => {
  const email = `entered.${standIn.employees.length}@acme.example`;
  const { id } = standIn.addEmployee({ firstName: name, surname: name, email, startDate, title: "Clerk" });
  return standIn.scimIdOf(id);
};

const removeOne = (standIn: HibobStandIn): string => {
  const id = standIn.employees[0]?.id ?? "";
  standIn.deleteEmployee(id);
  return standIn.scimIdOf(id);
};

const groupsOf = (standIn: HibobStandIn): StartedGroups => {
  const active = () => standIn.employees.filter(({ lifecycleStatus }) => !/terminated|garden/.test(lifecycleStatus));
  return {
    ids: () => standIn.scimGroups().map(({ id }) => id),
    enter: (name, members) => {
      const employeeIds = active().flatMap(({ id }) => (members.includes(standIn.scimIdOf(id)) ? [id] : []));
      standIn.setGroup({ name, employeeIds });
      return standIn.scimGroups().find((group) => group.name === name)?.id ?? "";
    },
    members: (group) => standIn.scimGroups().find(({ id }) => id === group)?.members,
    people: () => active().map(({ id }) => standIn.scimIdOf(id)),
  };
};

const requests = {
  read: { method: "GET", path: /\/Users$/ },
  get: { method: "GET", path: /\/Users\/[^/]+$/ },
  find: { method: "GET", path: /\/Users$/ },
};

/** Bob is only read. */
const inapplicable = [
  "who is put into a group is in it, and nobody else comes or goes",
  "putting in who is in already is success, and changes nothing",
  "who is taken out of a group is out of it, and nobody else comes or goes",
  "taking out who is not in is success, and changes nothing",
];

describe("HiBob's SCIM server, likely as it is", () => {
  testAdapter({ describe, test }, { adapter: hibobScim, start: start({}), requests, inapplicable });
});

describe("HiBob's SCIM server, if it is another in every respect", () => {
  const switches = { credentials: "bearer", userIds: "another", externalIds: "absent", discovery: "absent" } as const;
  testAdapter(
    { describe, test },
    { adapter: hibobScim, start: start({ ...switches, groupsOnUsers: false }), requests, inapplicable },
  );
});
