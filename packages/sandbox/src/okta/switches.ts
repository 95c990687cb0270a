import type { UserStatus } from "./user-record.ts";

/**
 * What no public source confirms about Okta, and what an administrator or people may do differently from org to org.
 * All of it can be changed while the stand-in runs.
 */
export interface OktaSwitches {
  /**
   * Statuses beside ACTIVE from which `suspend` works. UNCONFIRMED: the reference says ACTIVE only, yet PROVISIONED and
   * PASSWORD_EXPIRED users advertise a `suspend` link. Default none.
   */
  suspendAlsoFrom: readonly UserStatus[];
  /** Statuses from which `reset_password` works, else 403 E0000017. UNCONFIRMED. Default: all who could sign in. */
  resetPasswordFrom: readonly UserStatus[];
  /**
   * Statuses from which the two `expire_password` calls work, else 403 E0000038. UNCONFIRMED. Default ACTIVE and
   * PASSWORD_EXPIRED.
   */
  expirePasswordFrom: readonly UserStatus[];
  /** What `activate` on a SUSPENDED user answers. UNCONFIRMED. Default E0000016. */
  activateSuspended: "E0000016" | "E0000038";
  /** What `deactivate` on a DEPROVISIONED user answers; undocumented, E0000007 was seen. Default "E0000007". */
  deactivateDeprovisioned: "E0000007" | "accepted";
  /** Status of a successful `deactivate`: 200 with `{}` in recent recordings, 204 in older ones. Default 200. */
  deactivateAnswer: 200 | 204;
  /**
   * Whether a password outlives deactivation, so that `activate` leads to ACTIVE instead of PROVISIONED. UNCONFIRMED.
   * Default false.
   */
  passwordOutlivesDeactivation: boolean;
  /**
   * Whether lifecycle calls on users sourced by a directory or an app answer 403 E0000023. UNCONFIRMED. Default true.
   */
  refuseLifecycleOfSourced: boolean;
  /**
   * The org's setting "Edit Deactivated User Profile Updates"; without it such an update answers 404 E0000007. Default
   * false.
   */
  editDeactivatedProfiles: boolean;
  /**
   * Milliseconds of the records' clock after which people finish their activation (PROVISIONED becomes ACTIVE): 0 for
   * before the next request, null (default) for never by themselves. Counts for activations made from now on.
   */
  finishActivationAfterMs: number | null;
  /** Milliseconds of the wall clock that an activation stays in `transitioningToStatus`. Default 0. */
  activationLagMs: number;
  /** The same for deactivation. Default 0. */
  deactivationLagMs: number;
  /**
   * Milliseconds of the wall clock after which `search` sees a change of users or groups. Default 0; Okta says typically
   * under a second.
   */
  indexDelayMs: number;
  /** Whether `filter` reads the same late index; an older page of Okta's says so. Default false. */
  filterIsLate: boolean;
  /** What a `limit` above a list's maximum does. UNCONFIRMED. Default "cut". */
  limitAboveMaximum: "cut" | "refuse" | "honour";
  /** Pages (1 is the first) that come empty though they have a `next` link. Default none. */
  emptyPages: readonly number[];
  /**
   * Whether list items carry `transitioningToStatus`. Recorded in search results; UNCONFIRMED elsewhere. Default true.
   */
  listsShowTransition: boolean;
  /** Accepts logins that are taken: no such Okta exists, but a vendor without uniqueness does. Default false. */
  acceptDuplicateLogins: boolean;
  /**
   * Which lengths are enforced for address, e-mail and country attributes. UNCONFIRMED: the specification has maxima
   * that a live schema does not show. Default "specification".
   */
  lengthLimits: "specification" | "schema";
  /** Whether formats (e-mail, country code, locale, time zone, URI, language) are checked. Default true. */
  checkFormats: boolean;
  /**
   * Whether a deactivated user is taken out of Okta's own groups. Default false: Okta's help says that they stay, and
   * lists of members show them.
   */
  deactivationEndsMemberships: boolean;
  /** What adding a deactivated user to a group does. UNCONFIRMED: only an integrator's help says no. Default "E0000038". */
  addDeactivatedMember: "E0000038" | "accepted";
  /** What removing somebody from a group who is not in it does. UNCONFIRMED. Default "accepted", with 204. */
  removeNonMember: "accepted" | "E0000007";
  /** Whether two names of groups that differ only in case are the same name. UNCONFIRMED. Default true. */
  groupNamesIgnoreCase: boolean;
  /** Whether group rules look at STAGED users. UNCONFIRMED: Okta says that groups are settled on activation. Default false. */
  groupRulesReachStaged: boolean;
  /** Milliseconds of the wall clock after which group rules look at a change. Default 0. */
  groupRuleDelayMs: number;
  /** Whether the `next` link of an app's users keeps `expand`; it was once seen lost. Default true. */
  nextKeepsExpand: boolean;
  /** Whether the log tells that somebody came into Everyone, or left it. UNCONFIRMED. Default false. */
  logsEveryone: boolean;
  /**
   * How events about users of an app tell whose user it is: by a target of the user beside the app user's, in the app user's detail, or not at all. UNCONFIRMED.
   * Default "user".
   */
  appEventsName: "user" | "detail" | "nobody";
  /** How many events an event hook is sent at once at most. UNCONFIRMED: several. Default 10. */
  hookBatchSize: number;
}

/** The defaults that the comments of `OktaSwitches` name. */
export const defaultSwitches: Readonly<OktaSwitches> = {
  suspendAlsoFrom: [],
  resetPasswordFrom: ["PROVISIONED", "ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"],
  expirePasswordFrom: ["ACTIVE", "PASSWORD_EXPIRED"],
  activateSuspended: "E0000016",
  deactivateDeprovisioned: "E0000007",
  deactivateAnswer: 200,
  passwordOutlivesDeactivation: false,
  refuseLifecycleOfSourced: true,
  editDeactivatedProfiles: false,
  finishActivationAfterMs: null,
  activationLagMs: 0,
  deactivationLagMs: 0,
  indexDelayMs: 0,
  filterIsLate: false,
  limitAboveMaximum: "cut",
  emptyPages: [],
  listsShowTransition: true,
  acceptDuplicateLogins: false,
  lengthLimits: "specification",
  checkFormats: true,
  deactivationEndsMemberships: false,
  addDeactivatedMember: "E0000038",
  removeNonMember: "accepted",
  groupNamesIgnoreCase: true,
  groupRulesReachStaged: false,
  groupRuleDelayMs: 0,
  nextKeepsExpand: true,
  logsEveryone: false,
  appEventsName: "user",
  hookBatchSize: 10,
};
