import { emptyInbox, type Inbox } from "../inbox/inbox.ts";
import type { Store } from "../store/store.ts";
import { changeShared } from "./change-shared.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Kept under a name that no sync can have, because it has spaces: hints come while a run holds the lease of its sync. Vendors wait three seconds for an
 * answer, so nobody tries for much longer than a second.
 */
const inboxOf = ({ settings }: Pick<SyncContext, "settings">) => ({
  name: `hints for ${settings.id}`,
  key: "inbox",
  tries: 12,
});

/** What waits to be looked at. */
export async function readInbox(context: Pick<SyncContext, "settings" | "store">): Promise<Inbox> {
  const { name, key } = inboxOf(context);
  return ((await context.store.kept(name, key)) as Inbox | undefined) ?? emptyInbox;
}

/** Changes the inbox, one at a time, and durably. Rejects with SyncBusyError when others do not let go of it, and with whatever `change` throws. */
export const changeInbox = (
  context: { readonly settings: SyncContext["settings"]; readonly store: Store },
  change: (known: Inbox) => Inbox,
): Promise<void> => changeShared<Inbox>(context.store, inboxOf(context), (known = emptyInbox) => change(known));
