import type { AnyRoute } from "../define-route.ts";
import { keyRoutes } from "./key-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { runRoutes } from "./run-routes.ts";
import { syncRoutes } from "./sync-routes.ts";

/** Every route of the API. */
export const routes: readonly AnyRoute[] = [...syncRoutes, ...runRoutes, ...planRoutes, ...keyRoutes];
