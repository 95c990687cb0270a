import type { ScimClient } from "../client/create-scim-client.ts";
import { userType } from "../schema/standard-types.ts";

/**
 * Paths of the attributes that users have at this server besides those of the standard, as its `/Schemas` tells them. `undefined`: it tells
 * none. Rejects when the credential is not accepted, or the server cannot be reached.
 */
export async function discoverUserPaths(client: ScimClient): Promise<readonly string[] | undefined> {
  const { resourceTypes, problems } = await client.discover();
  if (problems.some(({ document }) => document === "Schemas")) return undefined;
  const told = resourceTypes.find(({ name }) => name === userType.name);
  const extensions = [...(told?.extensions.values() ?? [])];
  return [told, ...extensions]
    .flatMap((schema) => [...(schema?.attributes.values() ?? [])])
    .map(({ path }) => path)
    .filter((path) => userType.find(path) === undefined);
}
