import { unlessThere, type Writing } from "@rosterkit/core/adapter";
import type { InsightfulApi, InsightfulEmployee } from "./insightful-api.ts";
import { known } from "./known.ts";

/**
 * Deactivates by the GET that writes, which is never repeated blindly. Sources disagree on whether somebody who is deactivated already gets 400 or
 * 409, which may mean other things: a read tells.
 */
export function deactivate(api: InsightfulApi, id: string, from: InsightfulEmployee, writing: Writing): Promise<void> {
  const params = { path: { id } };
  return unlessThere({
    from,
    isThere: ({ deactivated }) => deactivated > 0,
    go: () => api.get("/employee/deactivate/{id}", { ...writing, params, treatAsWrite: true }),
    look: () => known(api.get("/employee/{id}", { params, signal: writing.signal })),
  });
}
