import {
  allIn,
  asForm,
  attributes,
  callOf,
  type Found,
  idMade,
  isSameCaseless,
  type List,
  pageNumber,
  type Resource,
  single,
  UnexpectedResponseError,
} from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { LearnAmpSettings } from "./config.ts";
import { type LearnAmpApi, vendor } from "./learn-amp-api.ts";
import { managersOfTeams } from "./managers-of-teams.ts";
import { toldOf } from "./read-users.ts";

/** All of a team that goes further than the page it came on. */
export interface LearnAmpTeam {
  readonly id: string;
  readonly name: string;
  readonly managerId: string | null | undefined;
}

const { text, person } = attributes<LearnAmpTeam>();

/** What Learn Amp has of a team. */
export const teamAttributes = {
  name: text((team) => team.name, { label: "Name", compare: "caseless", required: true }),
  managerId: person((team) => team.managerId, { label: "Manager", activeOnly: true, clearedByHand: true }),
} as const;

type TeamAttributes = typeof teamAttributes;

/** Learn Amp's teams. Who is in one is said by the users' primary team; secondary teams are left alone. */
export const groups = (
  api: LearnAmpApi,
  settings: LearnAmpSettings,
): Omit<Resource<LearnAmpTeam, TeamAttributes>, "attributes"> => {
  const refine = managersOfTeams(settings);
  return {
    id: ({ id }) => id,
    read: single<LearnAmpTeam>({ page: teamsPage(api) }),
    get: (id) => getTeam(api, id),
    absence: "proven",
    keys: ["name"],
    find: (_attribute, name) => findTeam(api, name),
    create: async ({ all }, _state, writing) =>
      idMade(await api.client.post("/teams", { body: teamFields(all), ...asForm, ...callOf(writing) }), vendor),
    update: async (id, { set }, writing) => {
      const params = { path: { id } };
      await api.client.put("/teams/{id}", { params, body: teamFields(set), ...asForm, ...callOf(writing) });
    },
    memberAttribute: "primaryTeamId",
    ...(refine && { refine }),
    irreversible: ["create"],
  };
};

const keepTeam = ({ id, name, manager }: components["schemas"]["Team"]): LearnAmpTeam => ({
  id: String(id),
  name,
  managerId: manager ? String(manager.id) : manager,
});

const pageSize = 100;

const teamsPage = ({ client }: LearnAmpApi, name?: string): List<LearnAmpTeam>["page"] =>
  pageNumber<LearnAmpTeam>(pageSize, async ({ page, size }, { signal }) => {
    const query = { page, perPage: size, ...(name !== undefined && { "filters[name]": name }) };
    const { data, headers } = await client.withHeaders.get("/teams", { params: { query }, signal });
    return { items: data.teams?.map(keepTeam), ...toldOf(headers) };
  });

async function getTeam({ client }: LearnAmpApi, id: string): Promise<Found<LearnAmpTeam> | undefined> {
  const team = await client.found(client.get("/teams/{id}", { params: { path: { id } } }));
  return team && { row: keepTeam(team) };
}

/** The filter may show teams that only have the name in theirs, so names are compared. Rejects where several have it. */
async function findTeam(api: LearnAmpApi, name: string): Promise<Found<LearnAmpTeam> | undefined> {
  const [team, ...others] = await allIn(teamsPage(api, name), (one) => isSameCaseless(one.name, name));
  if (others.length > 0) throw new UnexpectedResponseError("several teams have one name", { adapter: "learn-amp" });
  return team && { row: team };
}

/** The contract has ids as numbers; in a form everything is text, and an empty one says that there is to be nothing. */
const teamFields = (values: object): components["schemas"]["TeamWrite"] => values;
