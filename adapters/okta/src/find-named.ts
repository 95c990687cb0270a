import { ConfigurationError, foldName } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { groupsNamed } from "./find-group.ts";
import { knownOnly } from "./known-only.ts";
import { everyItem } from "./list-of.ts";
import { beginningIn } from "./name-pattern.ts";
import type { OktaGroup } from "./okta-group.ts";

type Client = OktaClient<paths>;

/** A group that a scope names, as far as a source looks at it. */
export interface NamedGroup {
  /** The name or id by which it was asked for. */
  readonly asked: string;
  readonly id: string;
  /** When somebody last came or went. ISO instant. */
  readonly movedAt: string | undefined;
}

/** An app that a scope names. */
export interface NamedApp {
  readonly asked: string;
  readonly id: string;
}

interface App {
  readonly id: string;
  readonly label?: string;
}

const isGroupId = (name: string): boolean => /^00g\w{17}$/.test(name);
const isAppId = (name: string): boolean => /^0oa\w{17}$/.test(name);

/**
 * The groups that a scope names by id or name, or by what names begin with and a star; one that is not there is left out. Never by search, an index that lags. Rejects with a ConfigurationError when
 * two groups have one of the names.
 */
export async function findGroups(
  client: Client,
  asked: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly NamedGroup[]> {
  assertBeginnings(asked);
  const found = await Promise.all(asked.map((name) => groupsFor(client, name, signal)));
  return asked.flatMap((name, place) =>
    (found[place] ?? []).map(({ id, lastMembershipUpdated }) => ({ asked: name, id, movedAt: lastMembershipUpdated })),
  );
}

async function groupsFor(client: Client, name: string, signal: AbortSignal | undefined): Promise<readonly OktaGroup[]> {
  if (beginningIn(name) !== undefined) return groupsNamed(client, name, { signal });
  const group = isGroupId(name)
    ? await readOne<OktaGroup>(client, "/api/v1/groups/{id}", name, signal)
    : onlyOne("groups", name, await groupsNamed(client, name, { signal }));
  return group ? [group] : [];
}

/** Everybody is in some group of Okta's own, and is never meant by accident. */
function assertBeginnings(asked: readonly string[]): void {
  if (asked.every((name) => beginningIn(name)?.trim() !== "")) return;
  const message = "a star alone would be every group: say what their names begin with";
  throw new ConfigurationError([{ path: "scope.groups", message }], { adapter: "okta" });
}

/** The apps that a scope names by id or label; one that is not there is left out. Rejects like `findGroups`. */
export async function findApps(
  client: Client,
  asked: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly NamedApp[]> {
  const found = await Promise.all(asked.map((name) => findApp(client, name, signal)));
  return asked.flatMap((name, place) => {
    const app = found[place];
    return app ? [{ asked: name, id: app.id }] : [];
  });
}

async function findApp(client: Client, name: string, signal: AbortSignal | undefined): Promise<App | undefined> {
  if (isAppId(name)) return readOne<App>(client, "/api/v1/apps/{id}", name, signal);
  const starting = await everyItem<App>(client, "/api/v1/apps", { query: { limit: 200, q: name } }, signal);
  return onlyOne(
    "app",
    name,
    starting.filter(({ label }) => foldName(label ?? "") === foldName(name)),
  );
}

const readOne = async <Item>(
  client: Client,
  path: string,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Item | undefined> => (await knownOnly(client.get<Item>(path, { params: { id }, signal })))?.data;

function onlyOne<Item>(rule: "groups" | "app", name: string, found: readonly Item[]): Item | undefined {
  if (found.length <= 1) return found[0];
  throw new ConfigurationError(
    [{ path: `scope.${rule}`, message: `Okta has ${found.length} of the name ${JSON.stringify(name)}` }],
    { adapter: "okta", remedy: "Name it by its id, which stands in the address of its page in the Admin Console." },
  );
}
