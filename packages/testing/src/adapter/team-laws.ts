import type { Law } from "../law.ts";
import { given } from "../law-errors.ts";
import { assertHolds, heldAccount, makeAccount, targetOf, updateAccount } from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { makeGroup, type OpenedGroups, onGroups } from "./group-acts.ts";

const needs = ["groups.memberAttribute", "groups.create", "people.create", "people.update", "people.get"];

/** Laws on vendors where people are in one group each, which an attribute of theirs holds. */
export const teamLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "somebody is put into a group that was just made, by their attribute, and nobody else comes or goes",
    protects: "a team that somebody was to be in and is not, or that others were put into",
    remedy:
      "Take the id that `create` gave for the attribute that `memberAttribute` names, and read it back as it was sent.",
    needs,
    check: (tested) =>
      onGroups(tested, {}, async (opened) => {
        const people = opened.opened;
        const name = attributeOf(opened);
        const [moved, other] = [await makeAccount(people, 1), await makeAccount(people, 2)];
        const before = heldAccount(people, other).values[name];
        for (const number of [1, 2]) {
          const team = await makeGroup(opened, number);
          await updateAccount(people, moved, { [name]: team });
          await assertHolds(people, moved, { [name]: team }, "a move to another group");
          await assertHolds(people, other, { [name]: before }, "a move of somebody else");
        }
      }),
  },
  {
    name: "an account is made in a group that was just made",
    protects: "a first day in no team, or in another one",
    remedy: "Send the attribute that `memberAttribute` names with everything else that `create` is given.",
    needs,
    check: (tested) =>
      onGroups(tested, {}, async (opened) => {
        const name = attributeOf(opened);
        const team = await makeGroup(opened, 1);
        const all = { ...targetOf(tested).draft(1), [name]: team };
        const id = await opened.opened.people.create?.({ set: all, all }, "active", { sendMail: false });
        await assertHolds(opened.opened, id ?? "", { [name]: team }, "create");
      }),
  },
];

function attributeOf({ opened, groups }: OpenedGroups): string {
  const { memberAttribute = "" } = groups;
  const attribute = opened.people.attributes[memberAttribute];
  given(attribute?.kind === "group", `"memberAttribute" names no attribute of people of the kind group`);
  return memberAttribute;
}
