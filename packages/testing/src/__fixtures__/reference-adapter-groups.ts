import { ApiError, attributes, cursor, idMade, type Resource, single, type Values } from "@rosterkit/core/adapter";
import { type Client, type Page, vendor } from "./reference-client.ts";
import type { ReferenceGroup } from "./reference-groups.ts";

const { text } = attributes<ReferenceGroup>();

/** What the reference vendor knows of a group. */
export const groupAttributes = {
  name: text((group) => group.name, { required: true, unique: true, expected: true }),
  purpose: text((group) => group.purpose),
};

type Groups = Omit<Resource<ReferenceGroup, typeof groupAttributes>, "attributes">;

/** The reference vendor's groups. */
export const groups = (client: Client): Groups => ({
  id: ({ id }) => id,
  absence: "proven",
  keys: ["name"],
  read: single({
    page: cursor(async (next) =>
      next === undefined ? client.get("/groups") : (await client.follow<Page<ReferenceGroup>>(next, "/groups")).data,
    ),
  }),
  get: async (id) => {
    const row = await client.found(client.get("/groups/{id}", { params: { path: { id } } }));
    return row && { row };
  },
  find: async (_, name) => {
    const [row] = (await client.get("/groups", { params: { query: { name } } })).items;
    return row && { row };
  },
  create: async ({ all }) => idMade(await client.post("/groups", { body: all }), vendor),
  update: async (id, { set }) => {
    const { id: _, ...values } = await client.get("/groups/{id}", { params: { path: { id } } });
    const body: Values<typeof groupAttributes> = { ...values, ...set };
    await client.put("/groups/{id}", { params: { path: { id } }, body });
  },
  memberAttribute: "team",
  members: {
    atOnce: 2,
    page: async (id, from) => {
      const { items, next } =
        from === undefined
          ? await client.get("/groups/{id}/members", { params: { path: { id } } })
          : (await client.follow<Page<string>>(from, "/groups/{id}/members")).data;
      return { items, next };
    },
    add: async (id, people) => {
      for (const person of people)
        await except(409, client.put("/groups/{id}/members/{person}", { params: { path: { id, person } } }));
    },
    remove: async (id, people) => {
      for (const person of people)
        await except(404, client.delete("/groups/{id}/members/{person}", { params: { path: { id, person } } }));
    },
  },
});

/** The vendor refuses to do what is done already, which is success here. */
const except = async (status: number, call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!ApiError.isInstance(error) || error.status !== status) throw error;
  }
};
