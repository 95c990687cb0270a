import type { Members } from "@rosterkit/core/adapter";
import { doesNotApply, given, holds } from "../law-errors.ts";
import type { OpenedGroups } from "./group-acts.ts";

/** The member lists of a connection. */
const membersOf = ({ groups }: OpenedGroups): Members => {
  given(groups.members, "the connection has no members, and the capability table says that it does");
  return groups.members;
};

/** Ids of everybody in a group as the adapter reads them, page after page. */
const readMembers = async (opened: OpenedGroups, group: string): Promise<readonly string[]> => {
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
