import type { Preset } from "@rosterkit/core/adapter";

/** The choices that Bob's own Okta integration (API mode) offers an admin. */
export interface HibobBehaviour {
  /** When an account is made. Absent: on the start date. */
  readonly create?: "on start date" | "on creation";
  /** What state it is made in. Absent: according to the status in Bob, which is suspended until the start date. */
  readonly createdStatus?: "according to Bob" | "always active" | "always inactive";
  /** Only people with a work email in one of these. Absent: everybody. */
  readonly emailDomains?: readonly string[];
}

const firstStates = {
  "according to Bob": "suspended until start",
  "always active": "active",
  "always inactive": "staged",
} as const;

/**
 * Settings of a sync that behaves as Bob's own integration does with these choices: create as chosen, update when a mapped value changes, out at
 * the earliest of termination date and last day at the office. Spread them into the sync's settings beside `id` and `lifecycle.zone`.
 * Whether Bob deactivates or suspends is not published; suspending is our choice, and a file that was deleted in Bob is held for a person.
 */
export const hibobBehaviour = ({
  create = "on start date",
  createdStatus = "according to Bob",
  emailDomains,
}: HibobBehaviour = {}) => ({
  create: true,
  update: true,
  remove: true,
  newJoinersOnly: true,
  lifecycle: {
    joiners: {
      provision: create,
      firstState: firstStates[createdStatus],
      activate: createdStatus !== "always inactive",
    },
    leavers: { action: "suspend" as const },
    vanished: "hold" as const,
  },
  mapping: { fromEmployee: { "profile.displayName": "displayName" } },
  ...(emailDomains && { scope: { emailDomains: [...emailDomains] } }),
});

/** The same with every choice as Bob has it by default. */
export const builtIn: Preset = {
  name: "hibob",
  description:
    "Like HiBob's own Okta integration in API mode, with its defaults: accounts on the start date, profiles kept in sync, leavers out at the earliest " +
    "of termination date and last day at the office. Whether leavers are suspended or deactivated there, and what it does about people who were in " +
    "Bob before it was switched on, is not published: the choices here are ours.",
  settings: hibobBehaviour(),
};
