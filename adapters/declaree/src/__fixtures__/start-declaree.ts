import { createDeclareeStandIn, type DeclareeStandIn, type DeclareeSwitches } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { HeldAccount, SampleValues, StartedVendor, StartOptions } from "@rosterkit/testing";

type Users = Awaited<ReturnType<DeclareeStandIn["inspect"]>>["users"];

let vendors = 0;

/** Declaree as the laws want it: small pages, people in it, and what it holds told without the adapter. */
export const startDeclaree =
  (switches: Partial<DeclareeSwitches> = {}) =>
  async ({ people, pageSize }: StartOptions): Promise<StartedVendor> => {
    // Budgets are shared by company and credential, and each vendor is another one.
    const company = `acme-${++vendors}`;
    const standIn = createDeclareeStandIn({ switches: { rowsAtMost: pageSize, ...switches } });
    let users: Users = [];
    const look = async () => {
      users = (await standIn.inspect()).users;
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
      ids: () => users.map(({ id }) => String(id)),
      narrowings: { "the SCIM module is off": () => standIn.setModule(false) },
      enter: (name) => {
        const id = nextId(users);
        void add(users.length + 100, name);
        users = [...users, { id }];
        return id;
      },
      remove: () => {
        const id = String(users[1]?.id);
        void standIn.removeUser(id);
        users = users.filter((user) => user.id !== id);
        return id;
      },
      held: (id) => heldUser(users.find((user) => user.id === id)),
      stop: close,
    };
  };

/** Ids count up. */
const nextId = (users: Users): string =>
  `dc${String(Math.max(...users.map(({ id }) => Number(String(id).slice(2)))) + 1).padStart(30, "0")}`;

interface Held {
  readonly userName?: string;
  readonly externalId?: string;
  readonly active?: boolean;
  readonly name?: { readonly givenName?: string; readonly familyName?: string };
  readonly emails?: readonly { readonly type?: string; readonly value?: string }[];
}

const heldUser = (row: Held | undefined): HeldAccount | undefined =>
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

/** A person of this number, with a value for everything that is known to be kept. */
export const draftUser = (number: number): SampleValues => ({
  userName: `Joiner.${number}@acme.example`,
  externalId: `hr-${number}`,
  "name.givenName": `Zoë ${number}`,
  "name.familyName": `O’Brien ${number}`,
  'emails[type eq "work"].value': `joiner.${number}@acme.example`,
});
