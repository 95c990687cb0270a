import { type RouteConfig, z } from "@hono/zod-openapi";
import type { AnyRoute } from "./define-route.ts";
import { problemSchema } from "./schemas/parts.ts";

/** A route as OpenAPI describes it. */
export const describeRoute = (route: AnyRoute): RouteConfig => {
  const { method, path, role, summary, params, query, body, status = 200, answer } = route;
  return {
    method,
    path,
    summary,
    description: `Takes the role ${role}.`,
    security: [{ key: [] }],
    request: {
      params: params ?? z.object({}),
      query: query ?? z.object({}),
      ...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
    },
    responses: {
      [status]: { description: words[status], content: { "application/json": { schema: answer } } },
      default: {
        description: "It came to nothing",
        content: { "application/problem+json": { schema: problemSchema } },
      },
    },
  };
};

const words = { 200: "Done", 201: "Made", 202: "It waits in the queue" } as const;
