import { createDeclareeStandIn, type DeclareeStandIn, type DeclareeSwitches } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { HeldAccount, SampleValues, StartedVendor, StartOptions } from "@rosterkit/testing";

type Held = Awaited<ReturnType<DeclareeStandIn["inspect"]>>;

let vendors = 0;

/** Declaree as the laws want it: small pages, people in it, and what it holds told without the adapter. */
export const startDeclaree =
  (switches: Partial<DeclareeSwitches> = {}) =>
  async ({ people, pageSize }: StartOptions): Promise<StartedVendor> => {
    // Budgets are shared by company and credential, and each vendor is another one.
    const company = `acme-${++vendors}`;
    const standIn = createDeclareeStandIn({ switches: { rowsAtMost: pageSize, ...switches } });
    let held: Held = { users: [], groups: [] };
    const look = async () => {
      held = await standIn.inspect();
    };
    const add = (number: number, name: string) =>
      standIn.addUser({ userName: `p${number}@old.example`, givenName: name, active: number % 3 !== 2 });
    for (let number = 0; number < people; number++) await add(number, `Person ${number}`);
    await look();
    // What the admin does is done at once; what the API did is looked at before the answer goes out.
    const handle: DeclareeStandIn["handle"] = async (request) => {
      const answer = standIn.handle(request);
      await answer.catch(() => undefined);
      await look();
      return answer;
    };
    const { url, close } = await serveStandIn({ handle });
    const { userName, password, path } = standIn;
    const wrongPassword = "thePasswordOfSomebodyElse";
    const settings = { signIn: "password", company, baseUrl: `${url}${path}/`, userName, password };
    return {
      standIn,
      settings,
      wrongSettings: { ...settings, password: wrongPassword },
      secrets: [password, wrongPassword, btoa(`${userName}:${password}`)],
      account: company,
      unknownId: "dc999999999999999999999999999999",
      ids: () => idsOf(held.users),
      narrowings: { "the SCIM module is off": () => standIn.setModule(false) },
      enter: (name) => {
        const id = nextId(held);
        void add(held.users.length + 100, name);
        held = { ...held, users: [...held.users, { id }] };
        return id;
      },
      remove: () => {
        const id = String(held.users[1]?.id);
        void standIn.removeUser(id);
        held = { ...held, users: held.users.filter((user) => user.id !== id) };
        return id;
      },
      held: (id) => heldUser(held.users.find((user) => user.id === id)),
      groups: {
        ids: () => idsOf(held.groups),
        enter: (name, people) => {
          const id = nextId(held);
          void standIn.addGroup(name, people);
          held = { ...held, groups: [...held.groups, { id, members: people.map((value) => ({ value })) }] };
          return id;
        },
        members: (group) => membersOf(held.groups.find(({ id }) => id === group)),
        people: () => idsOf(held.users),
      },
      stop: close,
    };
  };

const idsOf = (rows: Held["users"]): readonly string[] => rows.map(({ id }) => String(id));

/** Ids count up, those of groups and users together. */
const nextId = ({ users, groups }: Held): string =>
  `dc${String(Math.max(...idsOf([...users, ...groups]).map((id) => Number(id.slice(2)))) + 1).padStart(30, "0")}`;

const membersOf = (group: { readonly members?: readonly { readonly value?: string }[] } | undefined) =>
  group && (group.members ?? []).map(({ value }) => String(value));

interface HeldRow {
  readonly userName?: string;
  readonly externalId?: string;
  readonly active?: boolean;
  readonly name?: { readonly givenName?: string; readonly familyName?: string };
  readonly emails?: readonly { readonly type?: string; readonly value?: string }[];
}

const heldUser = (row: HeldRow | undefined): HeldAccount | undefined =>
  row && {
    state: row.active === false ? "inactive" : "active",
    values: {
      userName: row.userName,
      externalId: row.externalId,
      "name.givenName": row.name?.givenName,
      "name.familyName": row.name?.familyName,
      'emails[type eq "work"].value': row.emails?.find(({ type }) => type === "work")?.value,
    },
  };

/** A group of this number. */
export const draftGroup = (number: number): SampleValues => ({ displayName: `Équipe ${number}` });

/** A person of this number, with a value for everything that is known to be kept. */
export const draftUser = (number: number): SampleValues => ({
  userName: `Joiner.${number}@acme.example`,
  externalId: `hr-${number}`,
  "name.givenName": `Zoë ${number}`,
  "name.familyName": `O’Brien ${number}`,
  'emails[type eq "work"].value': `joiner.${number}@acme.example`,
});
