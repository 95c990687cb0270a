import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { onGroups, readGroups } from "./group-acts.ts";
import { groupWriteLaws } from "./group-write-laws.ts";
import { memberLaws } from "./member-laws.ts";
import { teamLaws } from "./team-laws.ts";

/** What whoever reads or writes groups promises. */
export const groupLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "every group is read once, whatever the size of a page",
    protects: "a group that is made a second time because the first was not seen",
    remedy: "Look at how the next page is found: off by one, or ending at a page that is exactly full.",
    needs: ["groups.read"],
    check: async (tested) => {
      for (const pageSize of [1, 2, 3, 100])
        await onGroups(tested, { pageSize }, async (opened) => {
          for (const number of [1, 2, 3, 4]) opened.held.enter(`Team ${number}`, []);
          const { extent, ids } = await readGroups(opened);
          holds(
            extent.complete,
            `a plain read of groups is not complete: ${extent.complete ? "" : extent.gaps.join("; ")}`,
          );
          const missing = opened.held.ids().filter((id) => !ids.includes(id));
          holds(missing.length === 0, `${missing.length} groups are missing from a read that says it is complete`);
          holds(
            ids.length === opened.held.ids().length,
            `${ids.length} groups were read of ${opened.held.ids().length}`,
          );
        });
    },
  },
  ...memberLaws,
  ...groupWriteLaws,
  ...teamLaws,
];
