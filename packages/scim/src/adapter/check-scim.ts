import { ApiError, type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
import { isNotThere } from "../client/refusals.ts";
import type { ResourceClient } from "../client/resource-client.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ScimApi } from "./connect-scim.ts";

/** Reads the first page of each list that is used. Rejects when the credential is not accepted or nobody answers. */
export async function checkScim({ client, target: { account } }: ScimApi, usesGroups: boolean): Promise<Checked> {
  const people = await findingOf("people.read", client.users);
  const groups = usesGroups ? [await findingOf("groups.read", client.groups)] : [];
  return { account, findings: [people, ...groups] };
}

async function findingOf<Row extends ScimResource>(
  ability: string,
  { list, type }: ResourceClient<Row>,
): Promise<Finding> {
  try {
    await list().page(undefined, { day: "", attributes: [] });
    return { ability, ok: true };
  } catch (error) {
    const isMissing = isNotThere(error, { notFound: "any" });
    if (!ApiError.isInstance(error) || !(isMissing || PermissionError.isInstance(error))) throw error;
    const { remedy = `Check the address: it has no ${type.endpoint}.` } = error;
    const permission = PermissionError.isInstance(error) ? error.permission : undefined;
    return { ability, ok: false, permission: permission ?? `to read ${type.endpoint}`, remedy };
  }
}
