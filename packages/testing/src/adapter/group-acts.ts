import { type ReadOptions, read } from "@rosterkit/core";
import type { Found } from "@rosterkit/core/adapter";
import { doesNotApply, given, holds } from "../law-errors.ts";
import type { AdapterUnderTest, SampleValues, StartedGroups } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor, type People } from "./on-vendor.ts";
import { readingOf } from "./read-everybody.ts";

/** A stand-in with groups in it, and a connection that has them. */
export interface OpenedGroups {
  readonly opened: OpenedVendor;
  readonly groups: People;
  /** What the vendor holds, told without the adapter. */
  readonly held: StartedGroups;
}

/** Opens a stand-in for a law on groups; it has nothing to go by where `start` tells nothing of groups. */
export const onGroups = (
  tested: AdapterUnderTest,
  options: Parameters<typeof onVendor>[1],
  use: (opened: OpenedGroups) => Promise<void>,
): Promise<void> =>
  onVendor(tested, options, async (opened) => {
    const held = opened.vendor.groups ?? doesNotApply("`start` gives no `groups`");
    const { groups } = opened.connection;
    given(groups, "the connection has no groups, and the capability table says that it does");
    await use({ opened, groups, held });
  });

/** Reads every group as the engine does. */
export const readGroups = async (
  { opened, groups }: OpenedGroups,
  options: Partial<ReadOptions> = {},
): Promise<{ readonly extent: Awaited<ReturnType<typeof read>>; readonly ids: readonly string[] }> => {
  const ids: string[] = [];
  const reading = readingOf(opened);
  const sink = { add: (id: string) => void ids.push(id) };
  const extent = await read(groups, reading, sink, {
    readAt: `${reading.day}T00:00:00.000Z`,
    limits: { repeats: 0, pages: 200 },
    ...options,
  });
  return { extent, ids };
};

/** The sample of a group of this number. */
export const groupDraftOf = ({ tested }: OpenedVendor, number: number): SampleValues => {
  given(tested.target?.groupDraft, `"target.groupDraft" must be there for an adapter that can make groups`);
  return tested.target.groupDraft(number);
};

/** Makes the group of a number, the way the engine does, and gives its id. */
export const makeGroup = async ({ opened, groups }: OpenedGroups, number: number): Promise<string> => {
  const all = groupDraftOf(opened, number);
  const id = await groups.create?.({ set: all, all }, "active", {});
  holds(typeof id === "string" && id !== "", "create gave no id");
  return id;
};

/** The group as the adapter reads it by id, which must be there. */
const readGroup = async ({ groups }: OpenedGroups, id: string): Promise<Found<never>> => {
  const found = await groups.get?.(id);
  holds(found, "a group that is there cannot be read by id");
  return found;
};

/** Breaks the law unless a group is read with these values. */
export const assertGroup = async (
  opened: OpenedGroups,
  id: string,
  wanted: SampleValues,
  act: string,
): Promise<void> => {
  const { row } = await readGroup(opened, id);
  for (const [name, value] of Object.entries(wanted)) {
    const attribute = opened.groups.attributes[name];
    given(attribute, `"groupDraft" holds ${name}, which is no attribute`);
    holds((attribute.read(row) ?? null) === value, `after ${act} ${name} of the group is not what was sent`);
  }
};
