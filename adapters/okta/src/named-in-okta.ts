import { oncePerReading, type Reading } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { findApps, findGroups, type NamedApp, type NamedGroup } from "./find-named.ts";

/** The groups and apps that a reading asks about, as far as they are there. Looked up once for each reading. */
export interface NamedInOkta {
  groups(reading: Reading): Promise<readonly NamedGroup[]>;
  apps(reading: Reading): Promise<readonly NamedApp[]>;
}

/** Looks up what readings name. Rejects like `findGroups`. */
export const namedInOkta = (client: OktaClient<paths>): NamedInOkta => ({
  groups: oncePerReading(({ belonging, signal }) => findGroups(client, belonging?.groups ?? [], signal)),
  apps: oncePerReading(({ belonging, signal }) => findApps(client, belonging?.apps ?? [], signal)),
});
