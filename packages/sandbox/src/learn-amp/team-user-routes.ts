import { Hono } from "hono";
import { addToTeam, removeFromTeam } from "./change-memberships.ts";
import { type Asked, done, type LearnAmpBindings, notThere, queryOf, teamAsked } from "./learn-amp-call.ts";
import { type StoredTeam, type StoredUser, usersOf } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import { pageOf } from "./list-page.ts";
import { findTeam, isSameEmail } from "./read-user-fields.ts";
import { type Fields, idOf, isYes, readFields } from "./request-fields.ts";
import { fullTeam } from "./team-view.ts";

const teams = ["/teams/by_external_id/:externalId", "/teams/:id"];

/** The paths of who is in a team. */
export function teamUserRoutes(): Hono<LearnAmpBindings> {
  const routes = new Hono<LearnAmpBindings>().post("/teams/users", addByName);
  for (const team of teams) {
    routes.get(`${team}/users`, listMembers).post(`${team}/users`, addMember);
    routes.post(`${team}/bulk/users`, addMembers).delete(`${team}/users/:userId`, removeMember);
  }
  return routes;
}

function listMembers(asked: Asked): Response {
  const { company } = asked.env;
  const team = teamAsked(asked);
  const { rows, headers } = pageOf(usersOf(company, team.id), queryOf(asked), company.switches);
  return Response.json(fullTeam(company, team, rows), { headers });
}

async function addMember(asked: Asked): Promise<Response> {
  const fields = await readFields(asked.req.raw);
  const user = asked.env.company.users.get(idOf(fields.userId) ?? 0) ?? notThere("User");
  return added(asked, teamAsked(asked), user, fields);
}

async function addMembers(asked: Asked): Promise<Response> {
  const { company, markWritten } = asked.env;
  const fields = await readFields(asked.req.raw);
  const team = teamAsked(asked);
  const ids: readonly unknown[] = Array.isArray(fields.userIds) ? fields.userIds : [];
  const users = ids.map((id) => company.users.get(idOf(id) ?? 0) ?? notThere("User"));
  for (const user of users) addToTeam(company, team, user, asPrimary(asked, fields));
  markWritten();
  return Response.json({}, { status: 201 });
}

async function addByName(asked: Asked): Promise<Response> {
  const fields = await readFields(asked.req.raw);
  const { users, teams: all } = asked.env.company;
  const team = theOne(fields, {
    teamId: (value) => findTeam(asked.env.company, "teamId", value),
    teamName: (value) => [...all.values()].find(({ name }) => name === value),
    teamIntegrationExternalId: (value) => findTeam(asked.env.company, "teamIntegrationExternalId", value),
  });
  const user = theOne(fields, {
    userId: (value) => users.get(idOf(value) ?? 0),
    userEmail: (value) => [...users.values()].find(({ email }) => isSameEmail(email, String(value))),
  });
  return added(asked, team, user, fields);
}

/** What the one field of several names: none of them, two, and one that names nothing are not valid. */
function theOne<Row>(fields: Fields, ways: Readonly<Record<string, (value: unknown) => Row | undefined>>): Row {
  const [used, ...more] = Object.keys(ways).filter((field) => fields[field] !== undefined);
  if (used === undefined || more.length > 0) throw new RefusedRequest(400, `Exactly one of ${Object.keys(ways)}`);
  const found = ways[used]?.(fields[used]);
  if (found === undefined) throw new RefusedRequest(400, `${used} was not found`);
  return found;
}

function added(asked: Asked, team: StoredTeam, user: StoredUser, fields: Fields): Response {
  addToTeam(asked.env.company, team, user, asPrimary(asked, fields));
  asked.env.markWritten();
  return Response.json({ id: team.id * 100_000 + user.id, teamId: team.id, userId: user.id }, { status: 201 });
}

function asPrimary({ env }: Asked, { isPrimary }: Fields): boolean {
  return env.company.switches.isPrimary === "honoured" && isYes(isPrimary);
}

function removeMember(asked: Asked): Response {
  const { company } = asked.env;
  const user = company.users.get(idOf(asked.req.param("userId")) ?? 0);
  if (!user || !removeFromTeam(company, teamAsked(asked).id, user)) notThere("Team user");
  return done(asked);
}
