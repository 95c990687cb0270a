import type { WatchedCredential } from "@rosterkit/server";
import type { Config } from "../config/config.ts";
import type { OpenConnection } from "./kept-connections.ts";

/** The credentials of a config whose end is to be seen coming: one for each connection that a sync uses and whose vendor ends what is unused. */
export async function watchedCredentials(config: Config, open: OpenConnection): Promise<readonly WatchedCredential[]> {
  const syncOf = new Map(
    config.syncs.flatMap(({ id, source, target }) => [[source, id] as const, [target, id] as const]),
  );
  const watched: WatchedCredential[] = [];
  for (const [connection, sync] of syncOf) {
    // One that cannot be opened is told by the turns of its syncs.
    const credential = await open(config, connection).then(
      (opened) => opened.credential,
      () => undefined,
    );
    if (credential) watched.push({ connection, sync, ...credential });
  }
  return watched;
}
