import { settleOpenIntents } from "../apply/settle-open-intents.ts";
import type { Links } from "../store/links.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Lease, Store } from "../store/store.ts";
import { linkMakingOf } from "./link-making.ts";
import { targetOf } from "./sides.ts";
import type { SyncContext } from "./sync-context.ts";

/** The links as they are once everything that earlier runs left open is settled, as far as it can be. */
export interface SettledFirst {
  readonly links: Links;
  /** Those of groups. */
  readonly groupLinks: Links;
  /** People for whom nothing may be planned yet. */
  readonly unsettled: ReadonlySet<string>;
  /** Groups for which nothing may be planned yet, by source id. */
  readonly unsettledGroups: ReadonlySet<string>;
}

/** Settles what earlier runs of the lease's sync left open and loads its links, once more only where there was something to settle. */
export async function settleFirst(context: SyncContext, lease: Lease): Promise<SettledFirst> {
  const { store, settings, now } = context;
  const target = await targetOf(context);
  const linkMaking = linkMakingOf(await context.mappings(), target.groups?.attributes);
  const before = await loadBoth(store, lease.sync);
  const { settled, open, unsettled, unsettledGroups } = await settleOpenIntents({
    target,
    links: before,
    store,
    lease,
    settings,
    now,
    ...linkMaking,
  });
  const wasOpen = settled > 0 || open.length > 0;
  const { people, groups } = wasOpen ? await loadBoth(store, lease.sync) : before;
  return { links: people, groupLinks: groups, unsettled, unsettledGroups };
}

/** The links of a sync, of both resources. */
export const loadBoth = async (
  store: Store,
  sync: string,
): Promise<{ readonly people: Links; readonly groups: Links }> => ({
  people: await loadLinks(store, sync, "people"),
  groups: await loadLinks(store, sync, "groups"),
});
