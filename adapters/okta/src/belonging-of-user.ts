import type { Reading } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { type AppUser, isAssigned } from "./app-user.ts";
import { knownOnly } from "./known-only.ts";
import { everyItem } from "./list-of.ts";
import { isAskedFor } from "./name-pattern.ts";
import type { NamedInOkta } from "./named-in-okta.ts";

type Client = OktaClient<paths>;

interface UserGroup {
  readonly id: string;
  readonly profile?: { readonly name?: string };
}

/** Of the groups that the reading asks about, those that a user is in. `undefined`: Okta shows no group at all, though everybody is in Everyone. */
export async function groupsOf(
  client: Client,
  user: string,
  { belonging, signal }: Reading,
): Promise<readonly string[] | undefined> {
  if (!belonging || belonging.groups.length === 0) return undefined;
  const shown = await everyItem<UserGroup>(client, "/api/v1/users/{id}/groups", { params: { id: user } }, signal);
  if (shown.length === 0) return undefined;
  return belonging.groups.filter((asked) => {
    const isAsked = isAskedFor(asked);
    return shown.some(({ id, profile }) => id === asked || isAsked(profile?.name ?? ""));
  });
}

/** Of the apps that the reading asks about, those that a user is assigned to. */
export async function appsOf(
  client: Client,
  named: NamedInOkta,
  user: string,
  reading: Reading,
): Promise<readonly string[] | undefined> {
  if (!reading.belonging || reading.belonging.apps.length === 0) return undefined;
  const call = (app: string) => ({ params: { app, user }, signal: reading.signal });
  const assigned: string[] = [];
  for (const { asked, id } of await named.apps(reading)) {
    const found = await knownOnly(client.get<AppUser>("/api/v1/apps/{app}/users/{user}", call(id)));
    if (found && isAssigned(found.data)) assigned.push(asked);
  }
  return assigned;
}
