import type { Checked, Finding } from "@rosterkit/core/adapter";
import { type User, userType } from "@rosterkit/scim";
import { discoverUserPaths } from "@rosterkit/scim/adapter";
import type { ScimClient, Stored } from "@rosterkit/scim/client";
import type { HibobScimSettings } from "./config.ts";
import { personAttributeNames } from "./external-names.ts";
import { scimPeople } from "./scim-attributes.ts";

/**
 * Whether the attributes that every sync needs are shown, whether the external names are those of the server, as far as it tells its own, and
 * what becomes of leavers, by one who is known to be one.
 */
export async function checkScimAccess(
  client: ScimClient,
  checked: Checked,
  settings: HibobScimSettings,
): Promise<Checked> {
  if (checked.findings.some(({ ok }) => !ok)) return checked;
  const { items } = await client.users.list().page(undefined, { day: "", attributes: [] });
  const shown = shownTo(items, settings);
  if (!shown.ok) return { ...checked, findings: [...checked.findings, shown] };
  const unknown = await unknownNames(client, settings);
  const note = await noteOfLeavers(client, settings);
  return { ...checked, findings: [...checked.findings, ...unknown], notes: [note] };
}

/** Somebody on the first page shows everything that somebody has in every company. */
function shownTo(users: readonly Stored<User>[], { externalNames }: HibobScimSettings): Finding {
  const { custom } = scimPeople(externalNames);
  const missing = personAttributeNames
    .map((name) => custom[name])
    .filter(({ expected, read }) => expected && users.every((user) => read(user) === undefined))
    .map(({ label }) => label);
  const ability = "people.read";
  if (users.length > 0 && missing.length === 0) return { ability, ok: true };
  const what = users.length === 0 ? "people" : missing.join(", ");
  return {
    ability,
    ok: false,
    permission: `view ${what}`,
    remedy: `Let the service user's permission group view ${what} of everybody, or correct the external names.`,
  };
}

/** Names of the settings that no attribute of the server has. Servers that do not tell their attributes are believed to have them. */
async function unknownNames(client: ScimClient, { externalNames }: HibobScimSettings): Promise<readonly Finding[]> {
  const wanted = Object.entries(externalNames).filter(([, path]) => userType.find(path) === undefined);
  const told = wanted.length > 0 ? await discoverUserPaths(client) : undefined;
  const known = new Set(told?.map((path) => path.toLowerCase()));
  const unknown = told === undefined ? [] : wanted.filter(([, path]) => !known.has(plain(path)));
  return unknown.map(([name, path]) => ({
    ability: "people.read",
    ok: false,
    permission: `view ${path}`,
    remedy: `Correct the external name of ${name}, or let the service user view it. Bob has: ${told?.slice(0, 50).join(", ")}.`,
  }));
}

/** Without the core schema in front of it. */
const plain = (path: string): string => path.toLowerCase().replace(`${userType.urn.toLowerCase()}:`, "");

const untold =
  "What becomes of leavers in Bob's lists is not published: name one as knownLeaver, and the next check finds out.";
const stays = "Leavers stay in Bob's lists as not active, and are put out by that.";
const vanishes =
  "The known leaver is not shown: leavers vanish from Bob's lists, or the service user's permission group is narrowed to the employed. Whoever vanishes is held until a person confirms.";
const isActive = "The known leaver is shown as active: name somebody who has left.";

async function noteOfLeavers({ users }: ScimClient, { knownLeaver }: HibobScimSettings): Promise<string> {
  if (knownLeaver === undefined) return untold;
  const found = knownLeaver.includes("@") ? await users.find("userName", knownLeaver) : await users.get(knownLeaver);
  if (found === undefined) return vanishes;
  return found.row.active === false ? stays : isActive;
}
