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

interface InboxOwner {
  readonly settings: SyncContext["settings"];
  readonly store: Store;
}

interface WaitingChange {
  change(known: Inbox): Inbox;
  resolve(): void;
  reject(error: unknown): void;
}

/** Changes that came while another one of this process was being written, by the inbox's name: they go together with the next write. */
const waiting = new WeakMap<Store, Map<string, WaitingChange[]>>();

/** Changes the inbox durably, in the order of the calls. Rejects with SyncBusyError when others do not let go of it, and with whatever `change` throws. */
export const changeInbox = (owner: InboxOwner, change: (known: Inbox) => Inbox): Promise<void> =>
  new Promise((resolve, reject) => {
    const lines = waiting.get(owner.store) ?? new Map<string, WaitingChange[]>();
    waiting.set(owner.store, lines);
    const { name } = inboxOf(owner);
    const line = lines.get(name);
    const own = { change, resolve, reject };
    if (line) line.push(own);
    else void writeInTurn(owner, lines, own);
  });

async function writeInTurn(
  owner: InboxOwner,
  lines: Map<string, WaitingChange[]>,
  first: WaitingChange,
): Promise<void> {
  const { name } = inboxOf(owner);
  const line: WaitingChange[] = [first];
  lines.set(name, line);
  while (line.length > 0) await writeTogether(owner, line.splice(0));
  lines.delete(name);
}

/** One write for all of them; whoever cannot be made rejects alone. */
async function writeTogether(owner: InboxOwner, changes: readonly WaitingChange[]): Promise<void> {
  const failed = new Map<WaitingChange, unknown>();
  try {
    await changeShared<Inbox>(owner.store, inboxOf(owner), (known = emptyInbox) =>
      changes.reduce((inbox, one) => {
        try {
          return one.change(inbox);
        } catch (error) {
          failed.set(one, error);
          return inbox;
        }
      }, known),
    );
  } catch (error) {
    for (const one of changes) one.reject(error);
    return;
  }
  for (const one of changes) {
    if (failed.has(one)) one.reject(failed.get(one));
    else one.resolve();
  }
}
