import { OpenAPIHono } from "@hono/zod-openapi";
import { apiPath } from "./api-path.ts";
import { describeRoute } from "./describe-route.ts";
import { routes } from "./routes/routes.ts";

/** What the API is, as OpenAPI 3.1 describes it. The same for every installation. */
export function describeApi(): object {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer" });
  for (const route of routes) app.openAPIRegistry.registerPath(describeRoute(route));
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Rosterkit",
      version: "1",
      description:
        "Syncs that run by themselves: how they are, what they would do and did, and what a person says of that. Plans and the log are personal data.",
    },
    servers: [{ url: apiPath }],
  });
}
