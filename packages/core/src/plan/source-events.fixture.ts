import type { Events, Hint } from "../adapter/adapter.ts";
import { ApiError } from "../errors/api-error.ts";

/** What the made-up HR system tells of what happened; may be changed while it is used. */
export interface SourceEvents {
  /** Everything that happened, as it is told to those who ask. */
  readonly log: Hint[];
  /** Cursors before this place are not known any more. */
  forgotten?: number;
  /** Addresses that events are sent to. Absent: only a person can say where. */
  readonly addresses?: string[];
  /** How many pages were asked for. */
  asked: number;
}

const perPage = 2;

/** A call of the webhook. Whoever does not know the word is refused. */
export const webhookCall = (hints: readonly Hint[], more: { readonly key?: string; readonly word?: string } = {}) =>
  new Request("https://sync.example.com/hooks/hr", {
    method: "POST",
    body: JSON.stringify({ word: "sesame", hints, ...more }),
  });

/** The events of the made-up HR system. */
export const eventsOf = (state: SourceEvents): Events => ({
  receive: async (request) => {
    const { word, hints, key } = (await request.json()) as { word: string; hints: Hint[]; key?: string };
    const status = word === "sesame" ? 204 : 401;
    return { response: new Response(null, { status }), hints, ...(key !== undefined && { key }) };
  },
  poll: async (cursor) => {
    const from = cursor === undefined ? (state.forgotten ?? 0) : Number(cursor);
    state.asked += 1;
    if (from < (state.forgotten ?? 0))
      throw new ApiError({ vendor: "HR", status: 410, method: "GET", path: "/events" });
    const items = state.log.slice(from, from + perPage);
    return { items, next: String(from + items.length) };
  },
  ...(state.addresses && {
    register: async (url: string) => {
      state.addresses?.push(url);
      return { status: "ready" as const, id: "hook-1", steps: [] };
    },
  }),
});
