import type { Belonging, List, Reading } from "@rosterkit/core/adapter";
import type { OktaClient, OktaPage } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { type AppUser, isAssigned } from "./app-user.ts";
import type { NamedApp, NamedGroup } from "./find-named.ts";
import { inTurn, type Part } from "./in-turn.ts";
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
  page: inTurn(async (reading) => (await named.groups(reading)).map((group) => membersOf(client, group))),
  by: ({ user }) => user,
});

/** Who is assigned to the apps that the reading asks about. In the tightest bucket of all, 100 requests a minute for the organisation, so in the largest pages. */
export const appUserList = (client: Client, named: NamedInOkta): List<Belongs> => ({
  page: inTurn(async (reading) => (await named.apps(reading)).map((app) => usersOf(client, app))),
  by: ({ user }) => user,
});

/** The ids of everybody in any of the groups, where people came or went in one of them after an instant; else nobody. */
export const movedMembers = (client: Client, named: NamedInOkta, sinceAt: string): List<string> => {
  const page = inTurn(async (reading) => {
    const groups = await named.groups(reading);
    const moved = groups.some(({ movedAt }) => movedAt === undefined || movedAt > sinceAt);
    return moved ? groups.map((group) => membersOf(client, group)) : [];
  });
  return {
    page: async (cursor, reading) => {
      const { items, ...more } = await page(cursor, reading);
      return { ...more, items: items.map(({ user }) => user) };
    },
  };
};

/** Of the groups and apps that the reading asks about, those that nobody is in or that are not there. */
export async function nobodyIn(client: Client, named: NamedInOkta, reading: Reading): Promise<Belonging> {
  const { groups, apps } = reading.belonging ?? { groups: [], apps: [] };
  const inUse = new Set<string>();
  for (const group of await named.groups(reading))
    if (await hasAnybody(membersOf(client, group), reading)) inUse.add(`group ${group.asked}`);
  for (const app of await named.apps(reading))
    if (await hasAnybody(usersOf(client, app), reading)) inUse.add(`app ${app.asked}`);
  return {
    groups: groups.filter((name) => !inUse.has(`group ${name}`)),
    apps: apps.filter((name) => !inUse.has(`app ${name}`)),
  };
}

/** A page may come empty and still have a next one. */
async function hasAnybody(part: Part<Belongs>, reading: Reading): Promise<boolean> {
  let page = await part(undefined, reading);
  while (page.items.length === 0 && page.next !== undefined) page = await part(page.next, reading);
  return page.items.length > 0;
}

interface Member {
  readonly id: string;
  readonly status?: string;
}

const membersOf =
  (client: Client, { asked, id }: NamedGroup): Part<Belongs> =>
  async (cursor, { signal }) => {
    const first = { path: "/api/v1/groups/{id}/users", id, limit: 200 };
    const { items, next } = await pageOf<Member>(client, first, cursor, signal);
    // Deactivated users stay in their groups; who has left is in nobody's scope.
    const members = items.filter(({ status }) => status !== "DEPROVISIONED");
    return { items: members.map((user) => ({ user: user.id, to: asked })), next };
  };

const usersOf =
  (client: Client, { asked, id }: NamedApp): Part<Belongs> =>
  async (cursor, { signal }) => {
    const first = { path: "/api/v1/apps/{id}/users", id, limit: 500 };
    const { items, next } = await pageOf<AppUser>(client, first, cursor, signal);
    return { items: items.filter(isAssigned).map((user) => ({ user: user.id, to: asked })), next };
  };

const pageOf = <Item>(
  client: Client,
  { path, id, limit }: { readonly path: string; readonly id: string; readonly limit: number },
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Promise<OktaPage<Item>> =>
  cursor === undefined
    ? client.listPage<Item>(path, { params: { id }, query: { limit }, signal })
    : client.listPage<Item>(cursor, { signal });
