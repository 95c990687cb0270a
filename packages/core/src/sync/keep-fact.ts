import type { SyncContext } from "./sync-context.ts";

/** Changes one kept value, under the lease of the sync. */
export const keepFact = <T>(
  { store, settings, leased }: SyncContext,
  key: string,
  change: (known: T | undefined) => T,
): Promise<void> =>
  leased(async (lease) => {
    const known = (await store.kept(settings.id, key)) as T | undefined;
    await store.commit(lease, { keep: { [key]: change(known) } });
  });
