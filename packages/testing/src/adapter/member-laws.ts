import type { Law } from "../law.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { type OpenedGroups, onGroups } from "./group-acts.ts";
import { assertMembers, moveMembers, peopleFor } from "./member-acts.ts";

/** Laws on who is in a group. */
export const memberLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "everybody in a group is read once, whatever the size of a page",
    protects: "people taken out of a group because a page lacked them",
    remedy: "Look at how the next page of members is found, and ask the group itself, not a search index.",
    needs: ["groups.members"],
    check: async (tested) => {
      for (const pageSize of [1, 2, 5, 100])
        await onGroups(tested, { pageSize, people: 12 }, async (opened) => {
          const people = peopleFor(opened, 5);
          await assertMembers(opened, opened.held.enter("Team", people), people, "nothing");
          await assertMembers(opened, opened.held.enter("Nobody", []), [], "nothing");
        });
    },
  },
  {
    name: "who is put into a group is in it, and nobody else comes or goes",
    protects: "access that somebody was to have and does not, or somebody else has",
    remedy: "Send every id that `add` is given, and never the whole list in its place.",
    needs: ["groups.members"],
    check: (tested) =>
      onTwoGroups(tested, async (opened, team, other) => {
        const people = peopleFor(opened, 5);
        await moveMembers(opened, "add", team, people.slice(2));
        await assertMembers(opened, team, people, "add");
        await assertMembers(opened, other, people.slice(0, 1), "add to another group");
      }),
  },
  {
    name: "putting in who is in already is success, and changes nothing",
    protects: "a change that fails for good because somebody else was faster",
    remedy: "Take the vendor's word for “is a member already” as success.",
    needs: ["groups.members"],
    check: (tested) =>
      onTwoGroups(tested, async (opened, team) => {
        const people = peopleFor(opened, 3);
        for (const _ of ["once", "again"]) await moveMembers(opened, "add", team, people);
        await assertMembers(opened, team, people, "a second add");
      }),
  },
  {
    name: "who is taken out of a group is out of it, and nobody else comes or goes",
    protects: "access that a leaver keeps, or everybody loses",
    remedy: "Take out the ids that `remove` is given, and never empty the group.",
    needs: ["groups.members"],
    check: (tested) =>
      onTwoGroups(tested, async (opened, team, other) => {
        const people = peopleFor(opened, 2);
        await moveMembers(opened, "remove", team, people.slice(0, 1));
        await assertMembers(opened, team, people.slice(1), "remove");
        await assertMembers(opened, other, people.slice(0, 1), "remove from another group");
      }),
  },
  {
    name: "taking out who is not in is success, and changes nothing",
    protects: "a removal that is tried every night and never done",
    remedy: "Take the vendor's word for “is no member” as success.",
    needs: ["groups.members"],
    check: (tested) =>
      onTwoGroups(tested, async (opened, team) => {
        const people = peopleFor(opened, 5);
        await moveMembers(opened, "remove", team, people.slice(2));
        await assertMembers(opened, team, people.slice(0, 2), "remove of nobody who is in");
      }),
  },
];

/** Two people are in the first group, and one of them in the other. */
const onTwoGroups = (
  tested: AdapterUnderTest,
  use: (opened: OpenedGroups, team: string, other: string) => Promise<void>,
): Promise<void> =>
  onGroups(tested, { people: 12 }, async (opened) => {
    const people = peopleFor(opened, 2);
    const team = opened.held.enter("Team", people);
    await use(opened, team, opened.held.enter("Other team", people.slice(0, 1)));
  });
