import { z } from "@hono/zod-openapi";
import { type AnyRoute, defineRoute } from "../define-route.ts";
import { keyDraftSchema, keySchema, madeKeySchema } from "../schemas/key-schemas.ts";
import { list, name, nothing } from "../schemas/parts.ts";
import { notFound } from "./not-found.ts";

/** Who may ask. */
export const keyRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: "get",
    path: "/key",
    role: "viewer",
    summary: "The key that asks, without what proves it",
    answer: keySchema,
    handle: async ({ key }) => key,
  }),
  defineRoute({
    method: "get",
    path: "/keys",
    role: "admin",
    summary: "All keys there ever were, latest first, without what proves them",
    answer: z.object({ items: list(keySchema) }),
    handle: async ({ store }) => ({ items: await store.apiKeys.list() }),
  }),
  defineRoute({
    method: "post",
    path: "/keys",
    role: "admin",
    summary: "Makes a key, and shows it this once",
    body: keyDraftSchema,
    status: 201,
    answer: madeKeySchema,
    handle: async ({ key, body: { name, role, endsAt }, store }) =>
      store.apiKeys.make({ name, role, by: key.name, ...(endsAt !== undefined && { endsAt }) }),
  }),
  defineRoute({
    method: "post",
    path: "/keys/{key}/revoke",
    role: "admin",
    summary: "Refuses a key from now on",
    params: z.object({ key: name }),
    body: nothing,
    answer: keySchema,
    handle: async ({ key, params, store }) => {
      const revoked = await store.apiKeys.revoke(params.key, key.name);
      if (!revoked) throw notFound("key");
      return revoked;
    },
  }),
];
