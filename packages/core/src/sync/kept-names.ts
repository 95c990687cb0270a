import { endedRunsKey } from "../apply/ended-runs.ts";
import { factKeys } from "./load-facts.ts";

/**
 * Every name under which a sync keeps a value beside its links and its journal: for copying a sync from one store to another. What is kept under other names than
 * the sync's, hints that wait and who owns what, makes itself anew.
 */
export const keptNames: readonly string[] = [...Object.values(factKeys), endedRunsKey];
