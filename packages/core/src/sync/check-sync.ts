import { assertNotSwitched } from "./assert-not-switched.ts";
import { checkSide } from "./check-side.ts";
import { assertOwnership } from "./claim-ownership.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncChecked } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/**
 * Checks both sides at once, that nobody else owns what this sync would own and, where nothing is amiss with the sides, that the settings fit
 * what they have.
 */
export async function checkSync(context: SyncContext): Promise<SyncChecked> {
  const { store, settings, source, target } = context;
  await assertNotSwitched(store, settings.id);
  const expected = (await store.kept(settings.id, factKeys.tenants)) as Tenants | undefined;
  const [from, to] = await Promise.all([checkSide(source, expected?.source), checkSide(target, expected?.target)]);
  await assertOwnership(context, { source: from.account, target: to.account });
  const ok = from.ok && to.ok;
  if (ok) await context.groupMappings();
  return { source: from, target: to, ok };
}
