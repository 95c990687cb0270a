import { type Belonging, firstIn, inTurn, type List, type Part, type Reading } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { type AppUser, isAssigned } from "./app-user.ts";
import type { NamedApp, NamedGroup } from "./find-named.ts";
import { listOf } from "./list-of.ts";
import type { NamedInOkta } from "./named-in-okta.ts";

type Client = OktaClient<paths>;

/** That a user is in a group, or assigned to an app. */
export interface Belongs {
  readonly user: string;
  /** The group or app, as the scope names it. */
  readonly to: string;
}

/** Members of the groups that the reading asks about, straight from each group. Nobody where it asks about none. */
export const memberList = (client: Client, named: NamedInOkta): List<Belongs> => ({
  page: inTurn(async (reading) =>
    (await named.groups(reading)).map((group) => membersOf(client, group, (user) => ({ user, to: group.asked }))),
  ),
  by: ({ user }) => user,
});

/** Who is assigned to the apps that the reading asks about. In the tightest bucket of all, 100 requests a minute for the organisation, so in the largest pages. */
export const appUserList = (client: Client, named: NamedInOkta): List<Belongs> => ({
  page: inTurn(async (reading) => (await named.apps(reading)).map((app) => usersOf(client, app))),
  by: ({ user }) => user,
});

/** The ids of everybody in any of the groups, where people came or went in one of them after an instant; else nobody. */
export const movedMembers = (client: Client, named: NamedInOkta, sinceAt: string): List<string> => ({
  page: inTurn(async (reading) => {
    const groups = await named.groups(reading);
    const moved = groups.some(({ movedAt }) => movedAt === undefined || movedAt > sinceAt);
    return moved ? groups.map((group) => membersOf(client, group, (user) => user)) : [];
  }),
});

/** Of the groups and apps that the reading asks about, those that nobody is in or that are not there. */
export async function nobodyIn(client: Client, named: NamedInOkta, reading: Reading): Promise<Belonging> {
  const { groups, apps } = reading.belonging ?? { groups: [], apps: [] };
  const inUse = new Set<string>();
  for (const group of await named.groups(reading))
    if (
      await hasAnybody(
        membersOf(client, group, (user) => user),
        reading,
      )
    )
      inUse.add(`group ${group.asked}`);
  for (const app of await named.apps(reading))
    if (await hasAnybody(usersOf(client, app), reading)) inUse.add(`app ${app.asked}`);
  return {
    groups: groups.filter((name) => !inUse.has(`group ${name}`)),
    apps: apps.filter((name) => !inUse.has(`app ${name}`)),
  };
}

const hasAnybody = async (part: Part<unknown>, { signal }: Reading): Promise<boolean> =>
  (await firstIn(part, () => true, signal)) !== undefined;

interface Member {
  readonly id: string;
  readonly status?: string;
}

/** Deactivated users stay in their groups; who has left is in nobody's scope. */
const membersOf = <As>(client: Client, { id }: NamedGroup, as: (user: string) => As): Part<As> =>
  listOf<Member, As>(client, "/api/v1/groups/{id}/users", { params: { id }, query: { limit: 200 } }, (user) =>
    user.status === "DEPROVISIONED" ? [] : [as(user.id)],
  );

const usersOf = (client: Client, { asked, id }: NamedApp): Part<Belongs> =>
  listOf<AppUser, Belongs>(client, "/api/v1/apps/{id}/users", { params: { id }, query: { limit: 500 } }, (user) =>
    isAssigned(user) ? [{ user: user.id, to: asked }] : [],
  );
