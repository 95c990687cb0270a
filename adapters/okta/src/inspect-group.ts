import { type Inspection, PermissionError } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { components, paths } from "./api.gen.ts";
import { eachPage } from "./list-of.ts";
import { managedElsewhere } from "./managed-elsewhere.ts";
import type { OktaGroup } from "./okta-group.ts";

type Client = Pick<OktaClient<paths>, "get" | "listPage">;

const adminRoles =
  "its members have administrator roles in Okta: whoever were put into it would become an administrator";

/**
 * Looks at a group anew: who manages it, whether it hands out administrator roles, which apps it gives and which group rules fill it. What cannot
 * be told counts as a refusal. How many are in it the engine knows from their list.
 */
export async function inspectGroup(client: Client, id: string): Promise<Inspection> {
  const group = await readWithStats(client, id);
  if (group === undefined) return { refused: "Okta does not show it", evidence: [] };
  const refused = managedElsewhere(group) ?? (await rolesOf(client, group));
  const evidence = [...(await appsOf(client, id)), ...(await rulesOf(client, id))];
  return { ...(refused !== undefined && { refused }), evidence };
}

/** Only lists tell what `expand=stats` adds, so a list of one. */
async function readWithStats(client: Client, id: string): Promise<OktaGroup | undefined> {
  const query = { filter: `id eq ${JSON.stringify(id)}`, expand: "stats", limit: 1 };
  const { items } = await client.listPage<OktaGroup>("/api/v1/groups", { query });
  return items.find((group) => group.id === id);
}

/**
 * The list of roles is the surest witness and may not be shown to everybody who may manage groups; then what the group itself tells counts. Okta
 * spells `hasAdminPrivlege` so.
 */
async function rolesOf(client: Client, { id, _embedded }: OktaGroup): Promise<string | undefined> {
  const told = _embedded?.stats?.hasAdminPrivlege;
  if (told === true) return adminRoles;
  const roles = await shownRoles(client, id);
  if (roles !== undefined) return roles > 0 ? adminRoles : undefined;
  if (told === false) return undefined;
  return "Okta does not tell whether it hands out administrator roles: grant okta.roles.read";
}

/** How many roles the group has; undefined where the credential may not see them. */
async function shownRoles(client: Client, id: string): Promise<number | undefined> {
  try {
    return (await client.get<readonly unknown[]>("/api/v1/groups/{id}/roles", { params: { id } })).data.length;
  } catch (error) {
    if (PermissionError.isInstance(error)) return undefined;
    throw error;
  }
}

async function appsOf(client: Client, id: string): Promise<readonly string[]> {
  const { items, next } = await client.listPage<components["schemas"]["Application"]>("/api/v1/groups/{id}/apps", {
    params: { id },
    query: { limit: 20 },
  });
  if (items.length === 0) return ["gives its members no app"];
  const names = items.map(({ label, id: app }) => label ?? app).join(", ");
  return [`gives its members ${next === undefined ? names : `${names} and more apps`}`];
}

/** Pages of 200 rules at most that are looked at. */
const mostPages = 10;

async function rulesOf(client: Client, id: string): Promise<readonly string[]> {
  type Rule = components["schemas"]["GroupRule"];
  const names: string[] = [];
  let read = 0;
  for await (const rules of eachPage<Rule>(client, "/api/v1/groups/rules", { query: { limit: 200 } })) {
    const filling = rules.filter(({ actions }) => actions?.assignUserToGroups?.groupIds?.includes(id));
    names.push(...filling.map(({ name, id: rule }) => name ?? rule ?? ""));
    if (++read === mostPages) break;
  }
  return names.map((name) => `is filled by the group rule ${name}`);
}
