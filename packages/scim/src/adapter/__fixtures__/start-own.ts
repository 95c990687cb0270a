import type { StartedGroups, StartedVendor, StartOptions } from "@rosterkit/testing";
import type { ProfileQuirks } from "../../client/index.ts";
import { bearerAuthenticator, createScimServer, type ScimServerOptions } from "../../server/index.ts";
import { listOf } from "../../value/is-record.ts";
import { heldUser } from "./held-user.ts";
import { createRowsStore, type RowsStore } from "./rows-store.ts";
import { withFaults } from "./with-faults.ts";

let vendors = 0;

/** Our own SCIM server as a vendor, in memory: what is handed over as `fetch` is the server itself. */
export const startOwn =
  (profile: ProfileQuirks, server: Partial<ScimServerOptions> = {}) =>
  async ({ people, pageSize, acceptDuplicates }: StartOptions): Promise<StartedVendor> => {
    vendors += 1;
    const [token, wrongToken] = [`token-of-vendor-${vendors}`, `wrong-token-of-vendor-${vendors}`];
    const rows = createRowsStore(`id-${vendors}`, acceptDuplicates);
    const { users, store, enter } = rows;
    for (let number = 0; number < people; number++)
      enter({ userName: `p${number}@old.example`, name: { givenName: `Person ${number}` }, active: number % 3 !== 2 });
    const send = createScimServer({
      ...server,
      authenticators: [bearerAuthenticator([{ token, store }])],
      baseUrl: "/scim/v2",
      lists: { maximumCount: pageSize },
    });
    const content = () => JSON.stringify([...users, ...rows.groups]);
    const settings = {
      tenant: "acme",
      baseUrl: "https://vendor.example/scim/v2/",
      authentication: { type: "bearer", token },
      profile: { pageSize, ...profile },
    };
    return {
      ...withFaults({ send, content }),
      settings,
      wrongSettings: { ...settings, authentication: { type: "bearer", token: wrongToken } },
      secrets: [token, wrongToken],
      account: "acme",
      unknownId: "nobody-has-this-id",
      ids: () => [...users.keys()],
      narrowings: {},
      enter: (name) => enter({ userName: `n${users.size}@new.example`, name: { givenName: name }, active: true }),
      remove: () => {
        const [id = ""] = users.keys();
        users.delete(id);
        return id;
      },
      held: (id) => heldUser(users.get(id)),
      groups: groupsOf(rows),
      stop: async () => {},
    };
  };

const groupsOf = ({ users, groups, enterGroup }: RowsStore): StartedGroups => ({
  ids: () => [...groups.keys()],
  enter: enterGroup,
  members: (group) => listOf(groups.get(group)?.members).map((member) => String((member as { value?: unknown }).value)),
  people: () => [...users.keys()],
});
