import { attributes, idMade, isSameCaseless, type Resource, single, whole } from "@rosterkit/core/adapter";
import { type InsightfulApi, type InsightfulTeam, instantOf, vendor } from "./insightful-api.ts";
import { known } from "./known.ts";

const { text } = attributes<InsightfulTeam>();

/** What a team has. Whether the vendor takes two of one name, and a new name for one that is there, is not published: names are not changed. */
export const teamAttributes = {
  name: text((row) => row.name, { label: "Name", required: true, expected: true, compare: "caseless" }),
} as const;

/** Attributes of a team. */
export type TeamAttributes = typeof teamAttributes;

/** Insightful's teams. Everybody is in exactly one, which is said by the employee. */
export const groups = (api: InsightfulApi): Omit<Resource<InsightfulTeam, TeamAttributes>, "attributes"> => ({
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => instantOf(createdAt),
  // There is always the default team, so an empty list is no list.
  read: single<InsightfulTeam>(
    { page: whole(({ signal }) => api.get("/team", { signal })) },
    { witness: async ({ size }) => (size > 0 ? undefined : "no team was shown, not even the default one") },
  ),
  get: (id, reading) => known(api.get("/team/{id}", { params: { path: { id } }, signal: reading?.signal })),
  absence: "ambiguous",
  keys: ["name"],
  find: async (_attribute, name) => {
    const teams: readonly InsightfulTeam[] = await api.get("/team");
    const row = teams.find((team) => isSameCaseless(team.name, name));
    return row && { row };
  },
  create: async ({ all }, _state, writing) =>
    idMade(await api.post("/team", { ...writing, body: { name: all.name ?? "" } }), vendor),
  memberAttribute: "teamId",
  irreversible: ["create"],
});
