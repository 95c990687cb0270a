import { isSameCaseless } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { everyItem } from "./list-of.ts";
import { beginningIn, isAskedFor } from "./name-pattern.ts";
import type { OktaGroup } from "./okta-group.ts";

type Client = Pick<OktaClient<paths>, "listPage">;

/** The group of Okta's own, or built in, with exactly this name, in any case; an app may have imported others of the same name. */
export async function findGroup(client: Client, name: string): Promise<OktaGroup | undefined> {
  const groups = await groupsNamed(client, name, { filter: 'type eq "OKTA_GROUP" or type eq "BUILT_IN"' });
  return groups.find(({ type, profile }) => type !== "APP_GROUP" && isSameCaseless(profile.name, name));
}

/** More groups of a name's beginning than this are not shown by a query, and it has no further pages. */
const mostShown = 300;

/**
 * Every group with this name, in any case and with space around it or not; with a star at its end, every one that begins so. Never by `search`, an index that lags. A query by name shows only the first of many that begin alike, so where it is
 * full every group is looked at, of those that `filter` lets through.
 */
export async function groupsNamed(
  client: Client,
  name: string,
  { filter, signal }: { readonly filter?: string; readonly signal?: AbortSignal | undefined },
): Promise<readonly OktaGroup[]> {
  const { items } = await client.listPage<OktaGroup>("/api/v1/groups", {
    query: { q: beginningIn(name) ?? name, limit: mostShown },
    signal,
  });
  const beginning =
    items.length < mostShown
      ? items
      : await everyItem<OktaGroup>(client, "/api/v1/groups", { query: { limit: 200, filter } }, signal);
  const isAsked = isAskedFor(name);
  return beginning.filter(({ profile }) => isAsked(profile.name));
}
