import type { Events, Hint } from "../adapter/adapter.ts";
import type { Page } from "../adapter/reader.ts";
import { ApiError } from "../errors/api-error.ts";
import { addHints } from "../inbox/add-hints.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { receivedHints } from "../inbox/received-hints.ts";
import { concerning } from "./concerning.ts";
import { changeInbox, readInbox } from "./kept-inbox.ts";
import { withoutEvents } from "./receive-events.ts";
import type { SyncContext } from "./sync-context.ts";

/** What asking for events brought. */
export interface Polled {
  /** How many hints came, repeats of known ones included. */
  readonly hints: number;
  /** The vendor did not know any more where we were, so it was begun anew, and everybody is to be looked at. Absent: it did. */
  readonly restarted?: true;
  /** There is more than one call takes. Absent: that was all for now. */
  readonly more?: true;
}

const mostPages = 100;

/** Asks for events page by page. What a page hints at and where it ends are stored in one commit; no lease is held while the vendor is asked. */
export async function pollEvents(context: SyncContext): Promise<Polled> {
  const poll = context.source.events?.poll;
  if (!poll) throw withoutEvents(context, "cannot be asked for events");
  let { cursor } = await readInbox(context);
  let hints = 0;
  let restarted = false;
  const told = () => ({ hints, ...(restarted && ({ restarted } as const)) });
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await pageAt(poll, cursor);
    const isStored = await store(context, page, cursor);
    hints += page.items.length;
    restarted ||= page.restarted;
    if (!isStored || isLast(page, cursor)) return told();
    cursor = page.next;
  }
  return { ...told(), more: true };
}

interface Asked extends Page<Hint> {
  readonly restarted: boolean;
}

const isLast = ({ items, next }: Asked, cursor: string | undefined): boolean =>
  items.length === 0 || next === undefined || next === cursor;

async function pageAt(poll: NonNullable<Events["poll"]>, cursor: string | undefined): Promise<Asked> {
  try {
    return { ...(await poll(cursor)), restarted: false };
  } catch (error) {
    if (cursor === undefined || !isExpired(error)) throw error;
    return { ...(await poll()), restarted: true };
  }
}

/** Vendors say in several ways that they do not know a cursor any more. */
const isExpired = (error: unknown): boolean => ApiError.isInstance(error) && [400, 404, 410].includes(error.status);

/** False: somebody else has asked meanwhile and stored it. */
async function store(context: SyncContext, page: Asked, cursor: string | undefined): Promise<boolean> {
  const at = new Date(context.now()).toISOString();
  const all: Hint = { resource: "people" };
  const hints = [...concerning(context, page.items), ...(page.restarted ? [all] : [])];
  if (hints.length > 0) await context.received?.add(context.settings.id, receivedHints({ hints, at }));
  let isOurs = false;
  await changeInbox(context, (inbox): Inbox => {
    isOurs = inbox.cursor === cursor;
    if (!isOurs) return inbox;
    const added = addHints(inbox, { hints, at });
    const { next = page.restarted ? undefined : cursor } = page;
    return added === inbox && next === cursor ? inbox : movedTo(added, next);
  });
  return isOurs;
}

const movedTo = ({ cursor: _, ...inbox }: Inbox, next: string | undefined): Inbox =>
  next === undefined ? inbox : { ...inbox, cursor: next };
