import { attributes, basic, defineAdapter } from "@rosterkit/core/adapter";
import { z } from "zod";
import type { Group, User } from "../../index.ts";
import { createScimClient, type Stored } from "../index.ts";

const { email, text } = attributes<Stored<User>>();
const team = attributes<Stored<Group>>();

/** An adapter of a SCIM vendor as its author would write it: attributes are named by their SCIM paths. */
export const acme = defineAdapter({
  id: "acme",
  name: "Acme",
  settings: z.strictObject({ baseUrl: z.string(), user: z.string(), password: z.string(), pageSize: z.number() }),
  api: ({ baseUrl, user, password, pageSize }, io) =>
    createScimClient({
      vendor: { id: "acme", name: "Acme" },
      baseUrl,
      authentication: basic(user, password),
      io,
      profile: { pageSize, membersAtOnce: 50, userNameCase: "exact" },
      // The engine reads back by itself.
      readBack: false,
      retries: 0,
    }),
  check: async ({ users }, { baseUrl }) => {
    await users.find("userName", "nobody@example.com");
    return { account: baseUrl, findings: [{ ability: "people.read", ok: true }] };
  },
  people: {
    attributes: {
      userName: email((user) => user.userName, { unique: true, required: true, compare: "caseless" }),
      externalId: text((user) => user.externalId),
      "name.givenName": text((user) => user.name?.givenName),
      'emails[type eq "work"].value': email((user) => user.emails?.find(({ type }) => type === "work")?.value),
    },
    can: ({ users }) => ({
      id: ({ id }) => id,
      state: ({ active }) => (active === false ? "inactive" : "active"),
      createdAt: ({ meta }) => meta?.created,
      read: users.reader(),
      get: (id) => users.get(id),
      absence: "proven",
      keys: ["userName", "externalId"],
      find: (attribute, value) => users.find(attribute, value),
      create: async ({ all }, state, writing) => {
        const made = await users.create({ ...all, active: state === "active" }, writing);
        if (made.outcome === "taken") throw made.refusal;
        return made.id;
      },
      update: async (id, { set }, writing) => {
        await users.update(id, set, writing);
      },
      become: {
        active: async (id, _from, writing) => {
          await users.setActive(id, true, writing);
        },
        inactive: async (id, _from, writing) => {
          await users.setActive(id, false, writing);
        },
      },
    }),
  },
  groups: {
    attributes: { displayName: team.text((group) => group.displayName, { unique: true, required: true }) },
    can: ({ groups, members }) => ({
      id: ({ id }: Stored<Group>) => id,
      read: groups.reader({ excludedAttributes: ["members"] }),
      find: (attribute, value) => groups.find(attribute, value),
      members,
    }),
  },
});
