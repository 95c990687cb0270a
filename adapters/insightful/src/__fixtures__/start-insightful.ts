import { createInsightfulStandIn, type InsightfulEmployee, type InsightfulSwitches } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { HeldAccount, SampleValues, StartedVendor, StartOptions } from "@rosterkit/testing";

const wrongToken = "theTokenOfAnotherOrganisation";
const now = () => Date.parse("2026-03-02T12:00:00Z");
const clock = { now, wallNow: Date.now };
const teams = Array.from({ length: 12 }, (_, number) => `Team of person ${number}`);

/** Ids are made of what was made before, so every stand-in with the same teams has them under the same ids. */
const teamIds = createInsightfulStandIn({ teams, clock }).teams.map(({ id }) => id);

/** Insightful as the laws want it: people in it, some of them deactivated, and what it holds told without the adapter. */
export const startInsightful =
  (switches: Partial<InsightfulSwitches> = {}) =>
  async ({ people }: StartOptions): Promise<StartedVendor> => {
    const standIn = createInsightfulStandIn({ teams, clock, switches: { requestsAMinute: 10_000, ...switches } });
    const add = (name: string) => standIn.addEmployee({ name, email: `${mailName(name)}@old.example` }).id;
    for (let number = 0; number < people; number++) {
      const id = add(`Person ${number}`);
      if (number % 3 === 2) standIn.deactivate(id);
    }
    const { url, close } = await serveStandIn(standIn);
    const { token, defaultSettingsId: sharedSettingsId } = standIn;
    // What laws ask for in a second is more than a minute allows.
    const settings = { token, sharedSettingsId, baseUrl: `${url}${standIn.path}`, rateShare: 1 };
    return {
      standIn,
      settings,
      wrongSettings: { ...settings, token: wrongToken },
      secrets: [token, wrongToken],
      account: standIn.organizationId,
      unknownId: "wnobodynobody00",
      ids: () => standIn.employees.map(({ id }) => id),
      narrowings: {},
      enter: add,
      remove: () => {
        const [kept, gone] = standIn.employees.map(({ id }) => id);
        standIn.merge(gone ?? "", kept ?? "");
        return kept ?? "";
      },
      held: (id) => heldEmployee(standIn.employees.find((one) => one.id === id)),
      groups: {
        ids: () => standIn.teams.map(({ id }) => id),
        enter: (name) => standIn.addTeam(name).id,
        members: (team) => standIn.teams.find(({ id }) => id === team)?.employees,
        people: () => standIn.employees.map(({ id }) => id),
      },
      now,
      stop: close,
    };
  };

const mailName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, ".");

const heldEmployee = (row: InsightfulEmployee | undefined): HeldAccount | undefined =>
  row && {
    state: row.deactivated > 0 ? "inactive" : "active",
    values: { email: row.email, name: row.name, title: row.title, teamId: row.teamId },
  };

/** A team of this number. */
export const draftTeam = (number: number): SampleValues => ({ name: `Équipe ${number}` });

/** A person of this number, each in a team of their own. */
export const draftEmployee = (number: number): SampleValues => ({
  email: `Joiner.${number}@acme.example`,
  name: `Zoë O’Brien ${number}`,
  title: `Poet ${number}`,
  teamId: teamIds[number + 1] ?? "",
});
