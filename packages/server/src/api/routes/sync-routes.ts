import { z } from "@hono/zod-openapi";
import { endWaitForPerson } from "../../runner/keep-trouble.ts";
import { readHealth } from "../../runner/kept-state.ts";
import { type AnyRoute, defineRoute } from "../define-route.ts";
import { ProblemError } from "../problem-error.ts";
import { limit, list, name, nothing } from "../schemas/parts.ts";
import { checkedSchema, dueSchema, syncSchema, waitingSchema } from "../schemas/sync-schemas.ts";
import { assertSync, syncOf } from "./sync-of.ts";
import { goingsOf, syncStatus } from "./sync-status.ts";

const params = z.object({ sync: name });

/** How syncs are, and what has them, or their connections, looked at. */
export const syncRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: "get",
    path: "/syncs",
    role: "viewer",
    summary: "Syncs and how they are, by their ids",
    query: z.object({ limit, after: name.optional().openapi({ description: "`next` of the page before" }) }),
    answer: z.object({ items: list(syncSchema), next: z.string().optional() }),
    handle: async ({ query, ...context }) => {
      const ids = [...(await context.syncs.list())].toSorted().filter((id) => id > (query.after ?? ""));
      const shown = ids.slice(0, query.limit);
      const goings = await goingsOf(context);
      const items = await Promise.all(shown.map((id) => syncStatus(context, id, goings)));
      const last = shown.at(-1);
      return { items, ...(ids.length > shown.length && last !== undefined && { next: last }) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}",
    role: "viewer",
    summary: "How a sync is",
    params,
    answer: syncSchema,
    handle: async ({ params, ...context }) => {
      await assertSync(context, params.sync);
      return syncStatus(context, params.sync, await goingsOf(context));
    },
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/due",
    role: "viewer",
    summary: "When runs of a sync are due and why, soonest first; names nobody",
    params,
    answer: z.object({ items: list(dueSchema) }),
    handle: async ({ params, ...context }) => ({ items: await (await syncOf(context, params.sync)).sync.due() }),
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/check",
    role: "operator",
    summary: "Checks the credentials, permissions and companies of both connections",
    params,
    body: nothing,
    answer: checkedSchema,
    handle: async ({ params, ...context }) => (await syncOf(context, params.sync)).sync.check(),
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/wake",
    role: "operator",
    summary: "Looks at once what is due",
    params,
    body: nothing,
    status: 202,
    answer: z.object({ waiting: waitingSchema }),
    handle: async ({ params, ...context }) => {
      await assertSync(context, params.sync);
      await endWaitForPerson(context.store, params.sync);
      await context.runner.wake(params.sync);
      return { waiting: (await context.runner.queue()).filter(({ sync }) => sync === params.sync) };
    },
  }),
  defineRoute({
    method: "post",
    path: "/connections/{connection}/release",
    role: "operator",
    summary: "Ends the quarantine of a connection, and has its syncs look at once what is due",
    params: z.object({ connection: name }),
    body: nothing,
    answer: z.object({ released: z.string() }),
    handle: async ({ params: { connection }, store, runner }) => {
      if (!(await readHealth(store, connection))) throw notQuarantined();
      await runner.release(connection);
      return { released: connection };
    },
  }),
];

const notQuarantined = (): ProblemError =>
  new ProblemError({ status: 404, code: "not-quarantined", message: "No connection of that name is quarantined" });
