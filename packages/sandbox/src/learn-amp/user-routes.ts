import { Hono } from "hono";
import { deactivateUser, deleteUser, reactivateUser } from "./deactivate-user.ts";
import { type Asked, done, type LearnAmpBindings, queryOf, userAsked } from "./learn-amp-call.ts";
import { changeUser, isActive } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import { pageOf } from "./list-page.ts";
import { readUserFields } from "./read-user-fields.ts";
import { isYes, readFields } from "./request-fields.ts";
import { addUser } from "./save-user.ts";
import { selectUsers } from "./select-users.ts";
import { userView } from "./user-view.ts";

const byExternalId = "/users/by_integration_external_id/:externalId";

/** The paths of users. */
export function userRoutes(): Hono<LearnAmpBindings> {
  return new Hono<LearnAmpBindings>()
    .get("/users", listUsers)
    .post("/users", createUser)
    .get(byExternalId, showUser)
    .put(byExternalId, updateUser)
    .get("/users/:id", showUser)
    .put("/users/:id", updateUser)
    .delete("/users/:id", (asked) => {
      deleteUser(asked.env.company, userAsked(asked));
      return done(asked);
    })
    .put("/users/:id/deactivate", deactivate)
    .put("/users/:id/reactivate", reactivate);
}

function listUsers(asked: Asked): Response {
  const { company } = asked.env;
  const query = queryOf(asked);
  const place = isYes(query.get("expanded")) ? "expanded list" : "list";
  const { rows, headers } = pageOf(selectUsers(company, query), query, company.switches);
  return Response.json({ users: rows.map((user) => userView(company, user, place)) }, { headers });
}

function showUser(asked: Asked): Response {
  return Response.json(userView(asked.env.company, userAsked(asked), "user"));
}

async function createUser({ env: { company, markWritten }, req }: Asked): Promise<Response> {
  const fields = await readFields(req.raw, company.switches.jsonBodies === "taken");
  const user = addUser(company, readUserFields(company, fields), isYes(fields.skipInvitation));
  markWritten();
  return Response.json(userView(company, user, "user"), { status: 201 });
}

async function updateUser(asked: Asked): Promise<Response> {
  const { company, markWritten } = asked.env;
  const fields = await readFields(asked.req.raw, company.switches.jsonBodies === "taken");
  const user = userAsked(asked);
  const changed = changeUser(company, user, readUserFields(company, fields, user));
  if (isYes(fields.reactivate)) reactivateUser(company, changed);
  markWritten();
  return Response.json(userView(company, company.users.get(user.id) ?? changed, "user"));
}

function deactivate(asked: Asked): Response {
  const { company } = asked.env;
  const user = userAsked(asked);
  const { repeatedDeactivation } = company.switches;
  if (isActive(user)) deactivateUser(company, user);
  else if (repeatedDeactivation !== 204) throw new RefusedRequest(repeatedDeactivation, "User is deactivated already");
  return done(asked);
}

function reactivate(asked: Asked): Response {
  const { company } = asked.env;
  const user = userAsked(asked);
  const { repeatedReactivation } = company.switches;
  if (!isActive(user)) reactivateUser(company, user);
  else if (repeatedReactivation !== 204) throw new RefusedRequest(repeatedReactivation, "User is not deactivated");
  return done(asked);
}
