import type { StartedVendor, StartOptions } from "@rosterkit/testing";
import { serveScimmy } from "../../client/__fixtures__/start-scimmy.ts";
import { heldUser } from "./held-user.ts";
import { withFaults } from "./with-faults.ts";

let vendors = 0;

/** A SCIM server that others wrote, over HTTP, behind Basic authentication. */
export async function startScimmyVendor({ people, pageSize }: StartOptions): Promise<StartedVendor> {
  // Budgets are shared by tenant and credential, and each vendor is another one.
  vendors += 1;
  const [tenant, password, wrongPassword] = [`acme-${vendors}`, `password-${vendors}`, `wrong-password-${vendors}`];
  const { url, store, stop } = await serveScimmy(password);
  const { users, groups } = store;
  let count = 0;
  const enter = (name: string) => {
    const id = `entered-${++count}`;
    const meta = { created: "2026-01-01T00:00:00Z" };
    users.set(id, { id, userName: `${id}@old.example`, name: { givenName: name }, active: count % 3 !== 0, meta });
    return id;
  };
  for (let number = 0; number < people; number++) enter(`Person ${number}`);
  const settings = {
    tenant,
    baseUrl: url,
    authentication: { type: "basic", user: "admin", password },
    // It tells cases of user names apart in filters.
    profile: { pageSize, userNameCase: "exact" },
  };
  return {
    ...withFaults({ send: (request) => fetch(request), content: () => JSON.stringify([...users]) }),
    settings,
    wrongSettings: { ...settings, authentication: { type: "basic", user: "admin", password: wrongPassword } },
    secrets: [password, wrongPassword, btoa(`admin:${password}`), btoa(`admin:${wrongPassword}`)],
    account: tenant,
    unknownId: "nobody-has-this-id",
    ids: () => [...users.keys()],
    narrowings: {},
    enter,
    remove: () => {
      const [id = ""] = users.keys();
      users.delete(id);
      return id;
    },
    groups: {
      ids: () => [...groups.keys()],
      enter: (displayName, members) => {
        const id = `group-${++count}`;
        groups.set(id, { id, displayName, members: members.map((value) => ({ value })) });
        return id;
      },
      members: (id) => memberIds(groups.get(id)),
      people: () => [...users.keys()],
    },
    held: (id) => heldUser(users.get(id)),
    stop: async () => stop(),
  };
}

const memberIds = (group: { readonly [name: string]: unknown } | undefined): readonly string[] | undefined =>
  group && ((group.members ?? []) as readonly { readonly value: string }[]).map(({ value }) => value);
