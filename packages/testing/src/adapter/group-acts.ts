import { type ReadOptions, read } from "@rosterkit/core";
import type { Found, Members } from "@rosterkit/core/adapter";
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

/** The member lists of a connection. */
export const membersOf = ({ groups }: OpenedGroups): Members => {
  given(groups.members, "the connection has no members, and the capability table says that it does");
  return groups.members;
};

/** Ids of everybody in a group as the adapter reads them, page after page. */
export const readMembers = async (opened: OpenedGroups, group: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  const walked = new Set<string>();
  let cursor: string | undefined;
  do {
    const { items, next } = await membersOf(opened).page(group, cursor);
    ids.push(...items);
    holds(next === undefined || !walked.has(next), "a cursor of the list of members came twice");
    cursor = next;
    walked.add(cursor ?? "");
  } while (cursor !== undefined);
  return ids;
};

/** Puts people in or takes them out the way the engine does: as many at once as one call takes. */
export const moveMembers = async (
  opened: OpenedGroups,
  way: "add" | "remove",
  group: string,
  ids: readonly string[],
): Promise<void> => {
  const members = membersOf(opened);
  const move = members[way]?.bind(members) ?? doesNotApply(`the adapter cannot ${way} members`);
  for (let from = 0; from < ids.length; from += members.atOnce)
    await move(group, ids.slice(from, from + members.atOnce), {});
};

/** So many people whom the vendor lets into groups. */
export const peopleFor = ({ held }: OpenedGroups, count: number): readonly string[] => {
  const people = held.people().slice(0, count);
  given(people.length === count, `groups.people() names ${people.length} people of ${count}`);
  return people;
};

/** Ids of who is in a group, who must be these alone, at the vendor and as the adapter reads them. */
export const assertMembers = async (opened: OpenedGroups, group: string, wanted: readonly string[], act: string) => {
  const found = { "the vendor holds": opened.held.members(group) ?? [], "is read": await readMembers(opened, group) };
  for (const [where, ids] of Object.entries(found)) {
    const missing = wanted.filter((id) => !ids.includes(id));
    const strange = ids.filter((id) => !wanted.includes(id));
    holds(
      missing.length === 0,
      `after ${act} the list that ${where} lacks ${missing.length} of ${wanted.length} people`,
    );
    holds(
      strange.length === 0,
      `after ${act} the list that ${where} has ${strange.length} people who should not be in it`,
    );
    holds(new Set(ids).size === ids.length, `after ${act} the list that ${where} has somebody twice`);
  }
};

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
export const readGroup = async ({ groups }: OpenedGroups, id: string): Promise<Found<never>> => {
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
