import { type Context, Hono } from "hono";
import { employeeView } from "./employee-view.ts";
import {
  changeEmployee,
  deactivateEmployee,
  inviteEmployee,
  reactivateEmployee,
  type WriteParts,
} from "./employee-writes.ts";
import type { AccessInForce } from "./insightful-access.ts";
import { errorAnswer, fieldRefusal, RefusedRequest } from "./insightful-error.ts";
import { type InsightfulEmployee, type StoredTeam, shownTeam } from "./insightful-records.ts";
import { checkId, employeeChanges, newEmployee, newTeam, readBody, teamChanges } from "./read-body.ts";
import { changeTeam, createTeam, deleteTeam } from "./team-writes.ts";

/** What requests are answered from. */
export interface RouteParts extends WriteParts {
  readonly access: AccessInForce;
}

/** What the handler gives to each request: to be called when something was changed. */
type Env = { readonly Bindings: { readonly markWritten: () => void } };

/** The vendor's paths below `/api/v1`, for a caller whose token is good. Rejects with a `RefusedRequest`. */
export function insightfulRoutes(parts: RouteParts): Hono<Env> {
  const routes = new Hono<Env>().basePath("/api/v1");
  employeeRoutes(routes, parts);
  teamRoutes(routes, parts);
  const { settings } = parts.records;
  return routes
    .get("/shared-settings", () => Response.json([...settings.values()]))
    .get("/shared-settings/:id", (context) => Response.json(found(settings, context, "EntityNotFound")))
    .all("*", () => errorAnswer({ status: 404 }));
}

function employeeRoutes(routes: Hono<Env>, parts: RouteParts): void {
  const { employees } = parts.records;
  const view = (employee: InsightfulEmployee, select?: string) => employeeView(employee, parts.switches, select);
  const writing = writer(parts);
  routes.get("/employee", ({ req }) =>
    Response.json([...employees.values()].map((employee) => view(employee, req.query("select")))),
  );
  routes.get("/employee/:id", (context) => Response.json(view(found(employees, context, "EntityNotFound"))));
  routes.post(
    "/employee",
    writing(async ({ req }) => view(inviteEmployee(parts, await readBody(req.raw, newEmployee)))),
  );
  routes.put(
    "/employee/:id",
    writing(async (context) => {
      const employee = found(employees, context, "NOT_FOUND");
      const { title, ...changes } = defined(await readBody(context.req.raw, employeeChanges));
      checkTeams(parts, changes.teamId !== undefined && changes.teamId !== employee.teamId);
      if (title === "" && parts.switches.emptyTitle === 422) throw fieldRefusal(422, "title", "The title is empty");
      const titled = title === undefined || parts.switches.title === "dropped" ? {} : { title };
      return view(changeEmployee(parts, employee, { ...changes, ...titled }));
    }),
  );
  routes.get(
    "/employee/deactivate/:id",
    writing(async (context) => view(deactivateEmployee(parts, found(employees, context, "NOT_FOUND")))),
  );
  if (parts.switches.reactivation === "there")
    routes.get(
      "/employee/activate/:id",
      writing(async (context) => view(reactivateEmployee(parts, found(employees, context, "NOT_FOUND")))),
    );
}

function teamRoutes(routes: Hono<Env>, parts: RouteParts): void {
  const { records } = parts;
  const view = (team: StoredTeam) => shownTeam(team, records);
  const writing = writer(parts, (context) => {
    checkTeams(parts, true);
    return context;
  });
  routes.get("/team", () => Response.json([...records.teams.values()].map(view)));
  routes.get("/team/:id", (context) => Response.json(view(found(records.teams, context, "EntityNotFound"))));
  routes.post(
    "/team",
    writing(async ({ req }) => view(createTeam(parts, defined(await readBody(req.raw, newTeam))))),
  );
  routes.put(
    "/team/:id",
    writing(async (context) => {
      const team = found(records.teams, context, "NOT_FOUND");
      return view(changeTeam(parts, team, await readBody(context.req.raw, teamChanges)));
    }),
  );
  routes.delete(
    "/team/:id",
    writing(async (context) => {
      deleteTeam(parts, found(records.teams, context, "NOT_FOUND"));
      return {};
    }),
  );
}

type Write = (context: Context<Env>) => Promise<object>;

/** Makes a write that a READ token is refused, and that the log tells of. */
function writer({ access, switches }: RouteParts, check = (context: Context<Env>) => context) {
  return (write: Write) => async (context: Context<Env>) => {
    if (access.permission === "READ") throw new RefusedRequest({ status: switches.readTokenOnWrite });
    const body = await write(check(context));
    context.env.markWritten();
    return Response.json(body);
  };
}

function checkTeams({ access, switches }: RouteParts, touchesTeams: boolean): void {
  if (touchesTeams && access.integration && switches.teamsUnderIntegration === "read only")
    throw new RefusedRequest({ status: 403, message: "Teams are kept by an integration" });
}

function found<Row>(rows: ReadonlyMap<string, Row>, { req }: Context<Env>, type: string): Row {
  const row = rows.get(checkId(req.param("id") ?? ""));
  if (row === undefined) throw new RefusedRequest({ status: 404, type });
  return row;
}

/** What a body really says: a member that is there without a value says nothing. */
function defined<Body extends object>(body: Body): { [Name in keyof Body]: Exclude<Body[Name], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
