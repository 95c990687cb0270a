import { createLearnAmpStandIn, createPeople, type LearnAmpStandIn, type LearnAmpSwitches } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { AdapterUnderTest, HeldAccount, SampleValues, StartedVendor, StartOptions } from "@rosterkit/testing";

const today = "2026-03-02";
let vendors = 0;

const wrongSecret = "notTheSecretOfAnybody0123456789";

/** Starts stand-ins on ports for the laws, each with teams and people to refer to. */
export const startLearnAmp =
  (switches: Partial<LearnAmpSwitches> = {}, scopes: "granular" | "public" = "granular"): AdapterUnderTest["start"] =>
  async (options) => {
    const standIn = fill(options, switches, scopes);
    const { url, close } = await serveStandIn(standIn);
    const { clientId, clientSecret } = standIn;
    // Budgets are shared by company and credential, and each vendor is another one.
    vendors += 1;
    const company = `acme-${vendors}`;
    const settings = { company, baseUrl: url, clientId, clientSecret, scopes };
    return {
      standIn,
      settings,
      wrongSettings: { ...settings, clientSecret: wrongSecret },
      secrets: [clientSecret, wrongSecret],
      account: company,
      unknownId: "999999",
      ids: () => standIn.inspect().users.map(({ id }) => String(id)),
      narrowings: {
        "no scope users:read": () => {
          standIn.setScopes(["teams:read"]);
          standIn.revokeTokens();
        },
      },
      enter: (name, day) => {
        const email = `entered.${standIn.inspect().users.length}@acme.example`;
        return String(standIn.addUser({ email, firstName: name, lastName: name, hireDate: day }));
      },
      remove: () => removeOne(standIn),
      held: (id) => heldBy(standIn, id),
      groups: groupsOf(standIn),
      mails: () => standIn.inspect().invitations.length,
      stop: close,
    } satisfies StartedVendor;
  };

/** Pages are as long as the law wants them; teams and people to refer to come beside. */
function fill(
  { people: count, pageSize }: StartOptions,
  switches: Partial<LearnAmpSwitches>,
  scopes: "granular" | "public",
): LearnAmpStandIn {
  const people = createPeople({ seed: "laws", count, today }).map((person, index) => ({
    ...person,
    workEmail: person.workEmail ?? `waiting.${index}@acme.example`,
  }));
  const teams = Array.from({ length: 12 }, (_, index) => ({ name: `Seeded ${index + 1}` }));
  const usual = { rowsByDefault: pageSize, rowsAtMost: pageSize };
  const granted = scopes === "public" ? { scopes: ["public"] as const } : {};
  return createLearnAmpStandIn({ people, teams, switches: { ...usual, ...switches }, ...granted });
}

/** The first of the people who is not the Owner. */
function removeOne(standIn: LearnAmpStandIn): string {
  const id = standIn.inspect().users.find(({ role }) => role !== "owner")?.id ?? 0;
  standIn.removeUser(id);
  return String(id);
}

function heldBy(standIn: LearnAmpStandIn, id: string): HeldAccount | undefined {
  const user = standIn.inspect().users.find((one) => String(one.id) === id);
  if (user === undefined) return undefined;
  const { managerId, primaryTeamId, deactivatedAt, ...values } = user;
  return {
    state: deactivatedAt === null ? "active" : "inactive",
    values: {
      ...values,
      managerId: managerId === null ? null : String(managerId),
      primaryTeamId: primaryTeamId === null ? null : String(primaryTeamId),
    },
  };
}

function groupsOf(standIn: LearnAmpStandIn): NonNullable<StartedVendor["groups"]> {
  return {
    ids: () => standIn.inspect().teams.map(({ id }) => String(id)),
    enter: (name) => String(standIn.addTeam({ name })),
    members: (group) => {
      const { teams, users } = standIn.inspect();
      if (!teams.some(({ id }) => String(id) === group)) return undefined;
      return users.filter(({ primaryTeamId }) => String(primaryTeamId) === group).map(({ id }) => String(id));
    },
    people: () => standIn.inspect().users.map(({ id }) => String(id)),
  };
}

const languages = ["en-US", "de", "es", "es-CO", "fr", "fr-CA", "it", "nl", "pt-BR", "pl", "ru", "sv"];

/** A person of a number, who refers to somebody and to a team that every stand-in begins with. */
export const draftUser = (number: number): SampleValues => ({
  email: `joiner.${number}@acme.example`,
  firstName: `First ${number}`,
  lastName: `Last ${number}`,
  jobTitle: `Title ${number}`,
  language: languages[number] ?? "tr",
  integrationExternalId: `${5000 + number}`,
  hireDate: `2026-03-${String(number).padStart(2, "0")}`,
  location: `Place ${number}`,
  department: `Department ${number}`,
  managerId: String(1001 + number),
  primaryTeamId: String(200 + number),
});

/** A team of a number. */
export const draftTeam = (number: number): SampleValues => ({
  name: `Team ${number}`,
  managerId: String(1001 + number),
});
