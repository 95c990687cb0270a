import type { Checked } from "@rosterkit/core/adapter";
import { userType } from "@rosterkit/scim";
import { extendUserType, scimShape } from "@rosterkit/scim/adapter";
import type { ScimClient } from "@rosterkit/scim/client";
import type { DeclareeSettings } from "./config.ts";
import { standardOrganization } from "./people.ts";

const untold =
  "New users land in the organisation of the provisioning account, which Declaree does not tell: look it up before the first run.";

/** New users land in the organisation of the account that makes them, so that is looked up, and the account is protected. */
export async function checkOrganization(
  { users }: ScimClient,
  checked: Checked,
  { userName, organizationAttribute = standardOrganization }: DeclareeSettings,
): Promise<Checked> {
  if (checked.findings.some(({ ok }) => !ok)) return checked;
  const found = userName === undefined ? undefined : await users.find("userName", userName);
  if (found === undefined) return { ...checked, notes: [untold] };
  const { row } = found;
  const type = userType.find(organizationAttribute)
    ? userType
    : extendUserType({ [organizationAttribute]: "text" }).userType;
  const organization = scimShape(type, { [organizationAttribute]: { kind: "text" } })[organizationAttribute]?.read(row);
  const notes = [typeof organization === "string" ? `New users land in the organisation ${organization}.` : untold];
  return { ...checked, owners: [row.id], notes };
}
