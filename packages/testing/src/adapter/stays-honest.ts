import type { ReadOptions } from "@rosterkit/core";
import { given, holds } from "../law-errors.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { type OpenedVendor, type OpenOptions, onVendor } from "./on-vendor.ts";
import { readUnlessRefused } from "./read-everybody.ts";

/** What is different about one read: how it is opened, what is planned before it, and what it is told. */
export interface Disturbance extends OpenOptions {
  readonly before?: (opened: OpenedVendor) => Pick<ReadOptions, "onPage"> | undefined;
}

/** However a read is disturbed: when it says that it is complete, everybody is there. `what` happened, in words. */
export const staysHonest = async (
  tested: AdapterUnderTest,
  what: string,
  disturb: (opened: () => OpenedVendor) => Disturbance,
): Promise<void> => {
  for (const isLinked of [false, true]) {
    let open: OpenedVendor | undefined;
    const { before, ...options } = disturb(() => {
      given(open, "a request came before the stand-in was opened");
      return open;
    });
    if (!isLinked && tested.provenByLinksAlone !== undefined) continue;
    await onVendor(tested, options, async (opened) => {
      open = opened;
      const linkedIds = isLinked ? [...opened.vendor.ids()] : [];
      const read = await readUnlessRefused(opened, { linkedIds, ...before?.(opened) });
      if (!read?.extent.complete) return;
      const missing = opened.vendor.ids().filter((id) => !read.rows.has(id));
      holds(missing.length === 0, `${what}, and a read that misses ${missing.length} people says that it is complete`);
    });
  }
};
