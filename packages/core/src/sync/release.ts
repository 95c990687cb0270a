import type { Reverted } from "../store/facts.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { ToRelease } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Ends the hold on people, and on groups, for whom a run was taken back. */
export const release = ({ store, settings, leased }: SyncContext, which: ToRelease): Promise<readonly string[]> =>
  leased(async (lease) => {
    const kept = async (key: string) => Object.entries(((await store.kept(settings.id, key)) ?? {}) as ById<Reverted>);
    const people = await kept(factKeys.reverted);
    const groups = await kept(factKeys.revertedGroups);
    const isPerson = isAsked("run" in which ? which : { id: "subject" in which ? which.subject : undefined });
    const isGroup = isAsked("run" in which ? which : { id: "group" in which ? which.group : undefined });
    const left = (entries: readonly Entry[], isReleased: (entry: Entry) => boolean) => {
      const rest = entries.filter((entry) => !isReleased(entry));
      return rest.length > 0 ? Object.fromEntries(rest) : null;
    };
    await store.commit(lease, {
      keep: { [factKeys.reverted]: left(people, isPerson), [factKeys.revertedGroups]: left(groups, isGroup) },
    });
    return [...people.filter(isPerson), ...groups.filter(isGroup)].map(([id]) => id);
  });

type Entry = readonly [string, Reverted];

const isAsked =
  (which: { readonly run: string } | { readonly id: string | undefined }) =>
  ([id, { run }]: Entry): boolean =>
    "run" in which ? run === which.run : id === which.id;
