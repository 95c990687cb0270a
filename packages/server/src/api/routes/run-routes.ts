import { z } from "@hono/zod-openapi";
import { type AnyRoute, defineRoute } from "../define-route.ts";
import { loggedEntrySchema, loggedRunSchema } from "../schemas/log-schemas.ts";
import { instant, limit, list, name, nothing, place } from "../schemas/parts.ts";
import { waitingSchema } from "../schemas/sync-schemas.ts";
import { askFor } from "./ask-for.ts";
import { notFound } from "./not-found.ts";
import { assertSync } from "./sync-of.ts";

const params = z.object({ sync: name });
const page = { limit, before: place.optional().openapi({ description: "`next` of the page before" }) };
const asked = z.object({ waiting: waitingSchema });

/** What has runs made, and what became of them. */
export const runRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: "get",
    path: "/queue",
    role: "viewer",
    summary: "What waits, in the order in which it begins, whichever process comes to do it",
    query: z.object({ limit, skip: place.default(0) }),
    answer: z.object({ items: waitingSchema, total: z.int() }),
    handle: async ({ query: { limit, skip }, runner }) => {
      const queue = await runner.queue();
      return { items: queue.slice(skip, skip + limit), total: queue.length };
    },
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/runs",
    role: "viewer",
    summary: "Beginnings and ends of runs, latest first",
    params,
    query: z.object(page),
    answer: z.object({ items: list(loggedRunSchema), next: z.int().optional() }),
    handle: async ({ params, query, ...context }) => {
      await assertSync(context, params.sync);
      return pageOf(await context.store.runs(params.sync, which(query)), query.limit);
    },
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/log",
    role: "viewer",
    summary: "The log, latest first; of several conditions all hold",
    params,
    query: z.object({ ...page, run: name.optional(), subject: name.optional(), since: instant.optional() }),
    answer: z.object({ items: list(loggedEntrySchema), next: z.int().optional() }),
    handle: async ({ params, query, ...context }) => {
      await assertSync(context, params.sync);
      const { run, subject, since } = query;
      const conditions = {
        ...(run !== undefined && { run }),
        ...(subject !== undefined && { subject }),
        ...(since !== undefined && { since: new Date(since).toISOString() }),
      };
      return pageOf(await context.store.log(params.sync, { ...which(query), ...conditions }), query.limit);
    },
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/sync-now",
    role: "operator",
    summary: "Has a run for everybody, or for one person, come next",
    params,
    body: z.strictObject({ subject: name.optional().openapi({ description: "The person's id at the source" }) }),
    status: 202,
    answer: asked,
    handle: ({ params, body: { subject }, ...context }) =>
      askFor(context, params.sync, () => context.runner.syncNow(params.sync, subject === undefined ? {} : { subject })),
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/sync-all",
    role: "operator",
    summary:
      "Has a plan made next that gives accounts to those too who had started before the sync was switched on; it is kept, and applied once it is confirmed",
    params,
    body: nothing,
    status: 202,
    answer: asked,
    handle: ({ params, ...context }) => askFor(context, params.sync, () => context.runner.syncAll(params.sync)),
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/replay",
    role: "operator",
    summary: "Has everybody looked at once more, at once, whom events named that came in a window; nobody twice",
    params,
    body: z.strictObject({
      since: instant,
      until: instant.optional().openapi({ description: "Before this one; now where it is left out" }),
    }),
    status: 202,
    answer: z.object({ people: z.int(), everybody: z.literal(true).optional() }),
    handle: async ({ params, body: { since, until }, ...context }) => {
      await assertSync(context, params.sync);
      const replayed = await context.runner.replay(params.sync, { since, ...(until !== undefined && { until }) });
      if (!replayed) throw notFound("sync");
      return replayed;
    },
  }),
];

interface Numbered {
  readonly number: number;
}

/** One more than the page has is asked for, to know whether it goes on. */
const which = ({ limit, before }: { readonly limit: number; readonly before?: number | undefined }) => ({
  limit: limit + 1,
  ...(before !== undefined && { before }),
});

function pageOf<Item extends Numbered>(found: readonly Item[], limit: number) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last && { next: last.number }) };
}
