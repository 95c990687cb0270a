import { ApiError, type Writing } from "@rosterkit/core/adapter";
import type { InsightfulApi } from "./insightful-api.ts";

/**
 * Deactivates by the GET that writes, which is never repeated blindly. Sources disagree on whether somebody who is deactivated already gets 400 or
 * 409, which may mean other things: a read tells.
 */
export async function deactivate(api: InsightfulApi, id: string, writing: Writing): Promise<void> {
  const params = { path: { id } };
  try {
    await api.get("/employee/deactivate/{id}", { ...writing, params, treatAsWrite: true });
  } catch (error) {
    if (!ApiError.isInstance(error) || (error.status !== 400 && error.status !== 409)) throw error;
    const { deactivated } = await api.get("/employee/{id}", { params, signal: writing.signal });
    if (!(deactivated > 0)) throw error;
  }
}
