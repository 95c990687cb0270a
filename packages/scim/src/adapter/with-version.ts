import type { Found } from "@rosterkit/core/adapter";
import type { ScimClient } from "../client/create-scim-client.ts";

/** A record with its version only where writes are conditional: elsewhere a version would promise what nobody keeps. */
export async function withVersion<Row>(
  client: ScimClient,
  found: Found<Row> | undefined,
): Promise<Found<Row> | undefined> {
  if (found === undefined || (await client.profile()).entityTags) return found;
  return { row: found.row };
}
