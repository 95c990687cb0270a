import type { Context } from "hono";
import type { RequestContext } from "../faults/with-faults.ts";
import type { LearnAmpCompany, StoredTeam, StoredUser } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import { idOf } from "./request-fields.ts";

/** What one request works with. */
export interface LearnAmpCall extends Pick<RequestContext, "markWritten"> {
  readonly company: LearnAmpCompany;
}

/** What routes are made with. */
export type LearnAmpBindings = { Bindings: LearnAmpCall };

/** A request on its way through a route. */
export type Asked = Context<LearnAmpBindings>;

/** The user that the path names by id, or by external id; throws the refusal where there is none. */
export function userAsked({ env, req }: Asked): StoredUser {
  const externalId = req.param("externalId");
  const { users } = env.company;
  const found =
    externalId === undefined
      ? users.get(idOf(req.param("id")) ?? 0)
      : [...users.values()].find(({ integrationExternalId }) => integrationExternalId === externalId);
  return found ?? notThere("User");
}

/** The team that the path names by id, or by external id; throws the refusal where there is none. */
export function teamAsked({ env, req }: Asked): StoredTeam {
  const externalId = req.param("externalId");
  const { teams } = env.company;
  const found =
    externalId === undefined
      ? teams.get(idOf(req.param("id")) ?? 0)
      : [...teams.values()].find(({ integrationExternalId }) => integrationExternalId === externalId);
  return found ?? notThere("Team");
}

/** The query of a request. */
export function queryOf({ req }: Asked): URLSearchParams {
  return new URL(req.url).searchParams;
}

/** Refuses what is not there. */
export function notThere(what: string): never {
  throw new RefusedRequest(404, `${what} not found`);
}

/** The answer to a write that has nothing to say. */
export function done(asked: Asked): Response {
  asked.env.markWritten();
  return new Response(null, { status: 204 });
}
