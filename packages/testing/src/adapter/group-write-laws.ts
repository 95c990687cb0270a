import { ApiError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { doesNotApply, given, holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import type { AdapterUnderTest, SampleValues } from "./adapter-under-test.ts";
import { assertGroup, groupDraftOf, makeGroup, type OpenedGroups, onGroups } from "./group-acts.ts";
import { assertMembers, moveMembers, peopleFor } from "./member-acts.ts";
import { nameOfError } from "./name-of-error.ts";

/** Laws on making and renaming groups. */
export const groupWriteLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "a group that was made is read back by id and found by its name at once, and by nothing that is like it",
    protects: "two groups of one name, or people put into another group than was meant",
    remedy: "Let `find` ask for the exact name, past any search index, and compare what comes back.",
    needs: ["groups.create", "groups.get", "groups.find"],
    check: (tested) =>
      onGroups(tested, {}, async (opened) => {
        const { key, value } = keyOf(opened, 1);
        holds((await idFound(opened, key, value)) === undefined, "a group is found before it was made");
        const id = await makeGroup(opened, 1);
        await assertGroup(opened, id, groupDraftOf(opened.opened, 1), "create");
        holds(opened.held.ids().includes(id), "create gave the id of no group that the vendor holds");
        holds((await idFound(opened, key, value)) === id, "a group is not found after it was made");
        for (const other of [value.slice(0, -1), `${value}x`, value.slice(1), "*"])
          holds((await idFound(opened, key, other)) === undefined, "another name finds the group too");
      }),
  },
  {
    name: "a group that is renamed keeps what else it has and who is in it, and is found by its new name alone",
    protects: "a team that loses its members, or is made anew, because it was renamed",
    remedy:
      "Write what `set` names and leave the rest: a vendor that replaces the whole group must be sent the rest again.",
    needs: ["groups.create", "groups.update", "groups.get", "groups.find", "groups.members"],
    check: (tested) =>
      onGroups(tested, { people: 12 }, async (opened) => {
        const before = groupDraftOf(opened.opened, 1);
        const [first, renamed] = [keyOf(opened, 1), keyOf(opened, 2)];
        const id = await makeGroup(opened, 1);
        const people = peopleFor(opened, 2);
        await moveMembers(opened, "add", id, people);
        const set: SampleValues = { [first.key]: renamed.value };
        const { version } = (await opened.groups.get?.(id)) ?? {};
        await opened.groups.update?.(id, { set, all: { ...before, ...set } }, version === undefined ? {} : { version });
        await assertGroup(opened, id, { ...before, ...set }, "update");
        await assertMembers(opened, id, people, "update");
        holds((await idFound(opened, first.key, renamed.value)) === id, "a group is not found by its new name");
        holds((await idFound(opened, first.key, first.value)) === undefined, "a group is found by the name it had");
      }),
  },
  {
    name: "a name of a group that is taken is refused, with a typed error, and no group comes of it",
    protects: "two groups of one name, with half of the people in each",
    remedy: "Let the vendor's refusal pass; `create` never takes a group that is there for the one it was to make.",
    needs: ["groups.create"],
    check: (tested) =>
      onGroups(tested, {}, async (opened) => {
        const { key } = keyOf(opened, 1);
        if (!opened.groups.attributes[key]?.unique) doesNotApply("names of groups are not declared `unique`");
        await makeGroup(opened, 1);
        const before = opened.held.ids().length;
        const error = await rejectionOf(makeGroup(opened, 1));
        holds(ApiError.isInstance(error), `a name is taken, and making it again gave ${nameOfError(error)}`);
        holds(!error.maybeWritten, "a name is taken, and the refusal says that it may have been written");
        holds(opened.held.ids().length === before, "a name is taken, and there are two groups of it");
      }),
  },
];

/** The attribute by which a group is found, and its value in the sample of a number. */
const keyOf = ({ opened, groups }: OpenedGroups, number: number): { readonly key: string; readonly value: string } => {
  const key = groups.keys?.[0];
  holds(key, `there is "find", and "keys" names nothing to find by`);
  const value = groupDraftOf(opened, number)[key];
  given(typeof value === "string" && value !== "", `"groupDraft" has no text for the key ${key}`);
  return { key, value };
};

const idFound = async ({ groups }: OpenedGroups, key: string, value: string): Promise<string | undefined> => {
  const found = await groups.find?.(key, value);
  return found && groups.id(found.row);
};
