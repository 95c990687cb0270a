import type { LearnAmpStandInOptions } from "@rosterkit/sandbox";
import { type ListedEmployee, listedEmployee, syncFromList, testClock } from "@rosterkit/testing";
import { oktaToLearnAmp } from "../index.ts";
import { openLearnAmp } from "./open-learn-amp.ts";

/** A sync from a list of employees to Learn Amp as its own integration does it, with teams where that is said, at a time that the test sets. */
export const openSync = async (
  options: LearnAmpStandInOptions = {},
  settings: object = {},
  more: object = {},
  { withGroups = false } = {},
) => {
  const { now, goTo } = testClock();
  const opened = await openLearnAmp({ clock: { now, wallNow: Date.now }, ...options });
  const { lifecycle, groups, ...preset } = oktaToLearnAmp.settings;
  const teams = withGroups ? { groups } : {};
  const zoned = { ...lifecycle, zone: "Europe/London" };
  const listed = syncFromList(
    opened.connect(settings),
    { id: "list-learn-amp", ...preset, ...teams, lifecycle: zoned, ...more },
    { now },
  );
  const enter = (name: string, given: Partial<ListedEmployee> = {}) =>
    void listed.people.set(name, listedEmployee(name, { title: "Clerk", department: "Post", ...given }));
  const userOf = (name: string) => {
    const found = opened.standIn.inspect().users.find(({ email }) => email === `${name}@acme.example`);
    if (!found) throw new Error(`${name} has no user`);
    return found;
  };
  return { ...opened, ...listed, goTo, enter, userOf };
};
