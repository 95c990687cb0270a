import { brokenGroups } from "../packages/testing/src/__fixtures__/broken-groups.ts";
import { brokenReaders } from "../packages/testing/src/__fixtures__/broken-readers.ts";
import { brokenStores } from "../packages/testing/src/__fixtures__/broken-stores.ts";
import { brokenWriters } from "../packages/testing/src/__fixtures__/broken-writers.ts";
import type { PlantedBugs } from "../packages/testing/src/__fixtures__/planted-bugs.ts";
import { adapterLaws, type Law, storeLaws } from "../packages/testing/src/index.ts";
import { markdownTable } from "./markdown-table.ts";

/** The laws of adapters or of stores: what each protects from, and the planted bug that shows that it can break. */
export function lawTable(of: string): string {
  if (of === "adapter") return table(adapterLaws, { ...brokenReaders, ...brokenWriters, ...brokenGroups }, true);
  if (of === "store") return table(storeLaws, brokenStores, false);
  throw new Error(`there are laws of adapters and stores, not of "${of}"`);
}

function table(laws: readonly Law<never>[], bugs: PlantedBugs<unknown>, hasNeeds: boolean): string {
  const head = ["it promises", "which protects from", "and finds a planted bug: it …"];
  const rows = laws.map(({ name, protects, needs = [] }) => {
    const bug = bugs[name]?.bug;
    if (bug === undefined) throw new Error(`no bug is planted for the law "${name}"`);
    const abilities = needs.map((need) => `\`${need.replace(/^people\./, "")}\``).join(", ");
    return hasNeeds ? [name, protects, bug, abilities] : [name, protects, bug];
  });
  return markdownTable(hasNeeds ? [...head, "needs"] : head, rows);
}
