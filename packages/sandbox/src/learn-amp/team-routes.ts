import { Hono } from "hono";
import { deleteTeam } from "./change-memberships.ts";
import { type Asked, done, type LearnAmpBindings, queryOf, teamAsked } from "./learn-amp-call.ts";
import type { LearnAmpCompany, StoredTeam } from "./learn-amp-company.ts";
import { pageOf } from "./list-page.ts";
import { readTeamFields } from "./read-team-fields.ts";
import { readFields } from "./request-fields.ts";
import { addTeam } from "./save-team.ts";
import { fullTeam, shortTeam } from "./team-view.ts";

const paths = ["/teams/by_external_id/:externalId", "/teams/:id"];

/** The paths of teams. */
export function teamRoutes(): Hono<LearnAmpBindings> {
  const routes = new Hono<LearnAmpBindings>().get("/teams", listTeams).post("/teams", createTeam);
  for (const path of paths) routes.get(path, showTeam).put(path, updateTeam).delete(path, removeTeam);
  return routes;
}

function listTeams(asked: Asked): Response {
  const { company } = asked.env;
  const query = queryOf(asked);
  const { rows, headers } = pageOf(selectTeams(company, query), query, company.switches);
  return Response.json({ teams: rows.map((team) => shortTeam(company, team)) }, { headers });
}

function selectTeams({ teams, switches }: LearnAmpCompany, query: URLSearchParams): readonly StoredTeam[] {
  const name = query.get("filters[name]")?.toLowerCase();
  const tags = query.get("filters[tags]")?.split(",");
  const isNamed = (team: StoredTeam, wanted: string) =>
    switches.teamNameFilter === "exact" ? team.name.toLowerCase() === wanted : team.name.toLowerCase().includes(wanted);
  return [...teams.values()].filter(
    (team) => (name === undefined || isNamed(team, name)) && (!tags || tags.some((tag) => team.tags.includes(tag))),
  );
}

function showTeam(asked: Asked): Response {
  return Response.json(fullTeam(asked.env.company, teamAsked(asked)));
}

async function createTeam({ env: { company, markWritten }, req }: Asked): Promise<Response> {
  const fields = await readFields(req.raw, company.switches.jsonBodies === "taken");
  const team = addTeam(company, readTeamFields(company, fields));
  markWritten();
  return Response.json(fullTeam(company, team), { status: 201 });
}

async function updateTeam(asked: Asked): Promise<Response> {
  const { company, markWritten } = asked.env;
  const fields = await readFields(asked.req.raw, company.switches.jsonBodies === "taken");
  const team = teamAsked(asked);
  const changed = { ...team, ...readTeamFields(company, fields, team) };
  company.teams.set(team.id, changed);
  markWritten();
  return Response.json(fields.response === "Extended" ? fullTeam(company, changed) : shortTeam(company, changed));
}

function removeTeam(asked: Asked): Response {
  deleteTeam(asked.env.company, teamAsked(asked));
  return done(asked);
}
