import { z } from "@hono/zod-openapi";
import { type AnyRoute, defineRoute } from "../define-route.ts";
import { limit, list, name, nothing, place } from "../schemas/parts.ts";
import { changeSchema, planSchema, savedPlanSchema } from "../schemas/plan-schemas.ts";
import { waitingSchema } from "../schemas/sync-schemas.ts";
import { approve } from "./approve.ts";
import { askFor } from "./ask-for.ts";
import { assertConfirmable, changesOf, describePlan, planOf } from "./kept-plans.ts";
import { assertSync } from "./sync-of.ts";

const params = z.object({ sync: name });
const planParams = params.extend({ plan: name });
const items = (most: number) => z.array(name).max(most).default([]);

/** Plans that are kept, and what a person says of them. */
export const planRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/plans",
    role: "viewer",
    summary: "Plans that are kept, latest first",
    params,
    query: z.object({ limit, skip: place.default(0) }),
    answer: z.object({ items: list(savedPlanSchema), total: z.int() }),
    handle: async ({ params, query: { limit, skip }, ...context }) => {
      await assertSync(context, params.sync);
      const plans = await context.store.plans.list(params.sync);
      return { items: plans.slice(skip, skip + limit), total: plans.length };
    },
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/plans/{plan}",
    role: "viewer",
    summary: "What a plan says of itself, proven whole by its digest",
    params: planParams,
    answer: planSchema,
    handle: async ({ params, ...context }) => describePlan(params.plan, await planOf(context, params)),
  }),
  defineRoute({
    method: "get",
    path: "/syncs/{sync}/plans/{plan}/changes",
    role: "viewer",
    summary: "Changes of a plan, in the order in which it has them",
    params: planParams,
    query: z.object({
      limit,
      held: z.enum(["true", "false"]).optional().openapi({ description: "Those with a hold alone, or without one" }),
      after: place.optional().openapi({ description: "`next` of the page before" }),
    }),
    answer: z.object({ items: list(changeSchema), next: z.int().optional() }),
    handle: async ({ params, query, ...context }) => {
      await assertSync(context, params.sync);
      return changesOf(context, params, query);
    },
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/plans/{plan}/approve",
    role: "operator",
    summary: "Approves held changes of a plan exactly as they are, for 72 hours: by id, by class, or by person",
    params: planParams,
    body: z.strictObject({
      changes: items(1000),
      classes: items(100),
      subjects: items(1000),
      by: z.string().min(1).max(200).optional().openapi({ description: "Who says so, beside the key's name" }),
      reason: z.string().trim().min(1).max(1000),
    }),
    answer: z.object({ approved: list(z.string()) }),
    handle: approve,
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/plans/{plan}/confirm",
    role: "operator",
    summary: "Has a plan that is to be confirmed as a whole applied next, exactly as it was seen",
    params: planParams,
    body: z.strictObject({ digest: name.openapi({ description: "That of the plan that was seen" }) }),
    status: 202,
    answer: z.object({ waiting: waitingSchema }),
    handle: async ({ params, body: { digest }, ...context }) => {
      assertConfirmable(await planOf(context, params), digest, context.now());
      return askFor(context, params.sync, () => context.runner.applyPlan(params.sync, { id: params.plan, digest }));
    },
  }),
  defineRoute({
    method: "post",
    path: "/syncs/{sync}/plans/{plan}/discard",
    role: "operator",
    summary: "Lets go of a plan that is kept",
    params: planParams,
    body: nothing,
    answer: z.object({ discarded: z.string() }),
    handle: async ({ params, ...context }) => {
      await planOf(context, params);
      await context.store.plans.remove(params.plan);
      return { discarded: params.plan };
    },
  }),
];
