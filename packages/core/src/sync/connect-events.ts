import type { Registration } from "../adapter/adapter.ts";
import { assertSecureUrl } from "../http/assert-secure-url.ts";
import { withoutEvents } from "./receive-events.ts";
import type { SyncContext } from "./sync-context.ts";

/** Sees to it that the source sends its events to an address, or says how a person does. */
export async function connectEvents(context: SyncContext, url: string): Promise<Registration> {
  const { events, adapter } = context.source;
  if (!events?.receive) throw withoutEvents(context, "takes no events");
  const { href } = assertSecureUrl(url, "url");
  if (events.register) return events.register(href);
  return { status: "by hand", steps: [`In ${adapter.name}, make a webhook that sends its events to ${href}.`] };
}
