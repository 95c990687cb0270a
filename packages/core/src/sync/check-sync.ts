import { checkSide } from "./check-side.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncChecked } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** The tenants that the links of a sync were made for. */
export interface Tenants {
  readonly source: string;
  readonly target: string;
}

/** Checks both sides at once. */
export async function checkSync({ store, settings, source, target }: SyncContext): Promise<SyncChecked> {
  const expected = (await store.kept(settings.id, factKeys.tenants)) as Tenants | undefined;
  const [from, to] = await Promise.all([checkSide(source, expected?.source), checkSide(target, expected?.target)]);
  return { source: from, target: to, ok: from.ok && to.ok };
}
