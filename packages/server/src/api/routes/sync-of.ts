import type { UnattendedSync } from "../../runner/unattended-sync.ts";
import type { ApiContext } from "../define-route.ts";
import { notFound } from "./not-found.ts";

/** The sync, opened. Rejects with a ProblemError where there is none, and as `syncs.open` does. */
export async function syncOf({ syncs }: Pick<ApiContext, "syncs">, id: string): Promise<UnattendedSync> {
  await assertSync({ syncs }, id);
  const found = await syncs.open(id);
  if (!found) throw notFound("sync");
  return found;
}

/** Rejects with a ProblemError where there is no such sync. Opens none, as one may have settings that cannot be used. */
export async function assertSync({ syncs }: Pick<ApiContext, "syncs">, id: string): Promise<void> {
  const ids = await syncs.list();
  if (!ids.includes(id)) throw notFound("sync");
}
