import { createMemoryStore, createSync, executableChanges } from "@rosterkit/core";
import type { LearnAmpStandInOptions } from "@rosterkit/sandbox";
import { oktaToLearnAmp } from "../index.ts";
import { employeeList, type ListedEmployee } from "./employee-list.ts";
import { openLearnAmp } from "./open-learn-amp.ts";

/** A sync from a list of employees to Learn Amp as its own integration does it, with teams where that is said, at a time that the test sets. */
export const openSync = async (
  options: LearnAmpStandInOptions = {},
  settings: object = {},
  more: object = {},
  { withGroups = false } = {},
) => {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const opened = await openLearnAmp({ clock: { now, wallNow: Date.now }, ...options });
  const people = new Map<string, ListedEmployee>();
  const { lifecycle, groups, ...preset } = oktaToLearnAmp.settings;
  const teams = withGroups ? { groups } : {};
  const sync = createSync({
    source: employeeList(people),
    target: opened.connect(settings),
    settings: {
      id: "list-learn-amp",
      ...preset,
      ...teams,
      lifecycle: { ...lifecycle, zone: "Europe/London" },
      ...more,
    },
    store: createMemoryStore({ now }),
    now,
  });
  const run = () => sync.run({ confirm: true, adopt: "exact" });
  const goTo = (instant: string) => {
    nowMs = Date.parse(instant);
  };
  const left = async () => executableChanges((await sync.plan()).changes).map(({ operation }) => operation);
  const enter = (name: string, given: Partial<ListedEmployee> = {}) => void people.set(name, employee(name, given));
  const userOf = (name: string) => {
    const found = opened.standIn.inspect().users.find(({ email }) => email === `${name}@acme.example`);
    if (!found) throw new Error(`${name} has no user`);
    return found;
  };
  return { ...opened, people, sync, run, goTo, left, enter, userOf };
};

const employee = (name: string, more: Partial<ListedEmployee> = {}): ListedEmployee => ({
  id: name,
  givenName: name,
  familyName: "Brock",
  workEmail: `${name}@acme.example`,
  employmentStatus: "active",
  startDate: "2026-01-05",
  title: "Clerk",
  department: "Post",
  ...more,
});
