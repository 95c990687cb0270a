import { namedCustomFields, type Shape } from "@rosterkit/core/adapter";
import type { User } from "@rosterkit/scim";
import { discoverUserPaths, extendUserType } from "@rosterkit/scim/adapter";
import type { ScimClient, Stored } from "@rosterkit/scim/client";

/** Every attribute of the customer's that the server tells, as `custom.<external name>`. */
export async function discoverScimAttributes(client: ScimClient): Promise<Shape<Stored<User>>> {
  const paths = (await discoverUserPaths(client)) ?? [];
  const fields = paths.map((path) => ({ id: path, name: path.slice(path.lastIndexOf(":") + 1) }));
  const { custom } = extendUserType(Object.fromEntries(paths.map((path) => [path, "text"])));
  return Object.fromEntries(
    [...namedCustomFields(fields)].flatMap(([name, { id, name: label }]) => {
      const attribute = custom[id];
      return attribute === undefined ? [] : [[name, { ...attribute, label }]];
    }),
  );
}
