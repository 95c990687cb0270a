import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import type { OktaGroup } from "./okta-group.ts";

type Client = Pick<OktaClient<paths>, "listPage">;

/** More groups of a name's beginning than this are not shown by a query, and it has no further pages. */
const mostShown = 300;

/**
 * The group of Okta's own, or built in, with exactly this name, in any case; an app may have imported others of the same name. Never by `search`, an index
 * that lags. A query by name shows only the first of many that begin alike, so where it is full every group is looked at.
 */
export async function findGroup(client: Client, name: string): Promise<OktaGroup | undefined> {
  const hasName = ({ profile, type }: OktaGroup): boolean =>
    type !== "APP_GROUP" && profile.name.toLowerCase() === name.toLowerCase();
  const { items } = await client.listPage<OktaGroup>("/api/v1/groups", { query: { q: name, limit: mostShown } });
  const found = items.find(hasName);
  return found === undefined && items.length >= mostShown ? walk(client, hasName) : found;
}

async function walk(client: Client, isWanted: (group: OktaGroup) => boolean): Promise<OktaGroup | undefined> {
  let page = await client.listPage<OktaGroup>("/api/v1/groups", { query: { filter: ownOnly, limit: 200 } });
  for (;;) {
    const found = page.items.find(isWanted);
    if (found !== undefined || page.next === undefined) return found;
    page = await client.listPage<OktaGroup>(page.next);
  }
}

const ownOnly = 'type eq "OKTA_GROUP" or type eq "BUILT_IN"';
