import { type Found, firstIn, isSameCaseless } from "@rosterkit/core/adapter";
import type { LearnAmpApi } from "./learn-amp-api.ts";
import type { LearnAmpUser } from "./learn-amp-user.ts";
import { deactivatedOnly, type UserFilters, usersPage } from "./read-users.ts";
import { keepUser } from "./user-attributes.ts";

/** A user by id, fresh. */
export async function getUser(api: LearnAmpApi, id: string): Promise<Found<LearnAmpUser> | undefined> {
  const user = await api.client.found(api.client.get("/users/{id}", { params: { path: { id } } }));
  return user && { row: await withCustomFields(api, keepUser(user)) };
}

/** A user by email or external id, exactly. */
export async function findUser(
  api: LearnAmpApi,
  attribute: string,
  value: string,
): Promise<Found<LearnAmpUser> | undefined> {
  if (attribute === "integrationExternalId") return findByExternalId(api, value);
  const listed = await listedByEmail(api, value);
  return listed && getUser(api, listed.id);
}

async function findByExternalId(api: LearnAmpApi, externalId: string): Promise<Found<LearnAmpUser> | undefined> {
  const params = { path: { externalId } };
  const answer = api.client.get("/users/by_integration_external_id/{externalId}", { params });
  const user = await api.client.found(answer);
  if (user?.integrationExternalId !== externalId) return undefined;
  return { row: await withCustomFields(api, keepUser(user)) };
}

/** Lists are said to show custom fields; of a single user nobody says so, so they are then taken from a list. */
async function withCustomFields(api: LearnAmpApi, user: LearnAmpUser): Promise<LearnAmpUser> {
  if (user.custom || !api.seen.customFields) return user;
  const listed = await listedByEmail(api, user.email);
  return listed?.id === user.id ? { ...user, custom: listed.custom } : user;
}

/** The filter on emails may show others too, and a list without a filter on statuses may leave out who is deactivated. */
async function listedByEmail(api: LearnAmpApi, email: string): Promise<LearnAmpUser | undefined> {
  const filters: UserFilters = { "filters[email]": email };
  const isTheirs = (user: LearnAmpUser) => isSameCaseless(user.email, email);
  const listed = await firstIn(usersPage(api, filters), isTheirs);
  return listed ?? firstIn(usersPage(api, { ...filters, ...deactivatedOnly }), isTheirs);
}
