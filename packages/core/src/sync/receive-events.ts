import type { Received } from "../adapter/adapter.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { addHints } from "../inbox/add-hints.ts";
import { receivedHints } from "../inbox/received-hints.ts";
import { concerning } from "./concerning.ts";
import { changeInbox } from "./kept-inbox.ts";
import type { SyncContext } from "./sync-context.ts";

/** The error of a sync whose source cannot do something about events. */
export const withoutEvents = ({ source }: SyncContext, what: string): ConfigurationError =>
  new ConfigurationError([{ path: "source", message: `${source.adapter.name} ${what} with these settings` }]);

/** Takes one call of a webhook: what it hints at is durable before the vendor is told that it was taken. */
export async function receiveEvents(context: SyncContext, request: Request): Promise<Response> {
  const { events } = context.source;
  if (!events?.receive) throw withoutEvents(context, "takes no events");
  try {
    const { response, ...received } = await events.receive(request);
    // Hints of a call that is refused are nobody's.
    if (response.ok) await store(context, received);
    return response;
  } catch {
    return new Response(null, { status: 503 });
  }
}

async function store(context: SyncContext, { hints: told, key }: Omit<Received, "response">): Promise<void> {
  const hints = concerning(context, told);
  if (hints.length === 0) return;
  const arrival = { hints, key, at: new Date(context.now()).toISOString() };
  // Before the inbox: what is not kept is not taken, and comes again.
  await context.received?.add(context.settings.id, receivedHints(arrival));
  await changeInbox(context, (inbox) => addHints(inbox, arrival));
}
