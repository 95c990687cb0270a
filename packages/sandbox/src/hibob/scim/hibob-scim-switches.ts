import { type ListSwitches, plainLists } from "../../scim/list-switches.ts";
import type { RetryAfter } from "../../scim/scim-dialect.ts";

/** Behaviour of the vendor's SCIM server that no public source settles: nearly everything on the wire. The defaults are the likeliest. */
export interface HibobScimSwitches extends ListSwitches {
  /** How the service user is told: id and token by Basic, or the token alone. */
  readonly credentials: "basic" | "bearer";
  /** What a user's id is. */
  readonly userIds: "employee id" | "another";
  readonly externalIds: "employee id" | "employee number" | "absent";
  /** User names are work emails. */
  readonly userNameCase: "as entered" | "lowered";
  /** What of people who have no work email that the service user may read. */
  readonly withoutEmail: "left out" | "id as user name";
  /** People who have not started. */
  readonly hired: "active" | "inactive" | "left out";
  /** People after the earlier of the termination date and the last day at the office. */
  readonly leavers: "inactive" | "vanished";
  /** People on leave, whom Bob itself may have switched off. */
  readonly onLeave: "active" | "inactive";
  /** What of the enterprise extension is there. */
  readonly enterprise: "employee number" | "employee number, department and manager" | "absent";
  /** Where the customer's own attributes are; the vendor says in the core schema. Another URN makes an extension. */
  readonly namespace: string;
  /** Values that are items of lists. */
  readonly listValues: "texts" | "item ids";
  /** Fields of which each value is a group, besides the groups that are made by hand. */
  readonly automaticGroups: readonly string[];
  readonly automaticGroupNames: "value" | "field and value";
  /** Whether users tell their groups, beside the groups their members. */
  readonly groupsOnUsers: boolean;
  /** Requests a minute; null: no limit. */
  readonly requestsAMinute: number | null;
  /** Whether 429 and 503 say when to come back. */
  readonly retryAfter: RetryAfter;
}

/** The likeliest reading of every open question. */
export const defaultHibobScimSwitches: HibobScimSwitches = {
  ...plainLists,
  credentials: "basic",
  userIds: "employee id",
  externalIds: "employee id",
  userNameCase: "as entered",
  withoutEmail: "left out",
  hired: "active",
  leavers: "inactive",
  onLeave: "active",
  enterprise: "employee number",
  namespace: "urn:ietf:params:scim:schemas:core:2.0:User",
  listValues: "texts",
  automaticGroups: ["work.department", "work.site"],
  automaticGroupNames: "value",
  groupsOnUsers: true,
  requestsAMinute: null,
  retryAfter: "absent",
};
