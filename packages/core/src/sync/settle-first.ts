import { settleOpenIntents } from "../apply/settle-open-intents.ts";
import type { Links } from "../store/links.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Lease } from "../store/store.ts";
import { linkMakingOf } from "./link-making.ts";
import { targetOf } from "./sides.ts";
import type { SyncContext } from "./sync-context.ts";

/** The links as they are once everything that earlier runs left open is settled, as far as it can be. */
export interface SettledFirst {
  readonly links: Links;
  /** People for whom nothing may be planned yet. */
  readonly unsettled: ReadonlySet<string>;
}

/** Settles what earlier runs left open and loads the links, once more only where there was something to settle. */
export async function settleFirst(context: SyncContext, lease: Lease): Promise<SettledFirst> {
  const { store, settings, now } = context;
  const target = await targetOf(context);
  const linkMaking = linkMakingOf(await context.mappings());
  const before = await loadLinks(store, settings.id, "people");
  const links = { people: before };
  const { settled, open, unsettled } = await settleOpenIntents({
    target,
    links,
    store,
    lease,
    settings,
    now,
    ...linkMaking,
  });
  const wasOpen = settled > 0 || open.length > 0;
  return { links: wasOpen ? await loadLinks(store, settings.id, "people") : before, unsettled };
}
