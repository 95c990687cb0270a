import type { Io, Shape, Vendor } from "@rosterkit/core/adapter";
import { createScimClient, type ScimClient } from "../client/create-scim-client.ts";
import type { Stored } from "../client/read-resource-answer.ts";
import { scimAuthentication } from "../client/scim-authentication.ts";
import { scimRefusal } from "../client/scim-refusal.ts";
import type { Group, User } from "../schema/standard-types.ts";
import type { ScimDefinition } from "./scim-definition.ts";
import type { ScimTarget } from "./scim-target.ts";

/** A client, and where it leads. */
export interface ScimApi {
  readonly client: ScimClient;
  /** Without the credentials. */
  readonly target: Omit<ScimTarget, "credentials">;
}

type Named = Pick<ScimDefinition<never, never, Shape<Stored<User>>>, "id" | "name" | "refusals">;

/** The client for these settings. Calls nobody yet. */
export function connectScim<Settings, P extends Shape<Stored<User>>, G extends Shape<Stored<Group>>>(
  definition: Pick<ScimDefinition<never, Settings, P, G>, "id" | "name" | "at" | "users" | "groups" | "refusals">,
  settings: Settings,
  io: Io,
): ScimApi {
  const { credentials, ...target } = definition.at(settings);
  const vendor = vendorOf(definition);
  const client = createScimClient({
    vendor,
    baseUrl: target.baseUrl,
    authentication: scimAuthentication(credentials, vendor, io),
    io,
    profile: target.profile,
    discover: target.discover,
    userType: target.userType ?? definition.users.type,
    groupType: definition.groups?.type,
    tenant: target.account,
    limits: target.rateShare === undefined ? undefined : { share: target.rateShare },
    // The engine reads back by itself.
    readBack: false,
  });
  return { client, target };
}

const vendorOf = ({ id, name, refusals = {} }: Named): Vendor => ({
  id,
  name,
  readError: (body, head) => ({ ...refusals[head.status], ...scimRefusal(body, head) }),
});
