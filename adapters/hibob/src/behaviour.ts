import type { Preset } from "@rosterkit/core/adapter";
import { addressMapping } from "./mapping.ts";

/** The choices that Bob's own Okta integration (API mode) offers an admin. */
export interface HibobBehaviour {
  /** When an account is made. Absent: on the start date. */
  readonly create?: "on start date" | "on creation";
  /** What state it is made in. Absent: according to the status in Bob, which is suspended until the start date. */
  readonly createdStatus?: "according to Bob" | "always active" | "always inactive";
  /** Only people with a work email in one of these. Absent: everybody. */
  readonly emailDomains?: readonly string[];
  /** Addresses and the country too. The service user needs the permission to view addresses. Absent: not. */
  readonly addresses?: boolean;
  /** Alpha-2 code of the country whose numbers are written without country calling code. Absent: the address's, where addresses are read, else none. */
  readonly phoneCountry?: string;
}

/** What these choices change in how people are mapped; `undefined`: nothing. */
const rulesFor = ({ addresses = false, phoneCountry }: HibobBehaviour) => {
  if (!addresses && phoneCountry === undefined) return undefined;
  const constant = phoneCountry === undefined ? [] : [{ constant: phoneCountry }];
  const country = { first: [...(addresses ? [{ from: "country", through: [["parseCountry"]] }] : []), ...constant] };
  const phones = { workPhone: { phone: "workPhone", country }, mobilePhone: { phone: "workMobile", country } };
  return { ...(addresses && addressMapping.rules), ...phones };
};

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
export const hibobBehaviour = (choices: HibobBehaviour = {}) => {
  const { create = "on start date", createdStatus = "according to Bob", emailDomains } = choices;
  const toEmployee = rulesFor(choices);
  return {
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
    mapping: { ...(toEmployee && { toEmployee }), fromEmployee: { "profile.displayName": "displayName" } },
    ...(emailDomains && { scope: { emailDomains: [...emailDomains] } }),
  };
};

/** The same with every choice as Bob has it by default. */
export const builtIn: Preset = {
  name: "hibob",
  description:
    "Like HiBob's own Okta integration in API mode, with its defaults: accounts on the start date, profiles kept in sync, leavers out at the earliest " +
    "of termination date and last day at the office. Whether leavers are suspended or deactivated there, and what it does about people who were in " +
    "Bob before it was switched on, is not published: the choices here are ours.",
  settings: hibobBehaviour(),
};
