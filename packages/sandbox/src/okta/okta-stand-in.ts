import type { StandIn, StandInClock } from "../stand-in.ts";
import type { AppRecord } from "./app-record.ts";
import type { EventHookActs } from "./events/event-hook-acts.ts";
import type { PlannedLogDelay } from "./events/system-log.ts";
import type { GroupRecord, GroupType } from "./group-record.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { RuleRecord } from "./rule-record.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";
import type { OktaServiceApp } from "./service-app.ts";
import type { OktaSwitches } from "./switches.ts";
import type { TokenAccess } from "./token-access.ts";
import type { ProfileSource, ProfileValue, ProviderType, UserRecord, UserStatus } from "./user-record.ts";

/** An API token of the pretend org. */
export interface OktaToken {
  /** What stands behind `SSWS ` in the `Authorization` header. */
  readonly value: string;
  readonly access: TokenAccess;
  /** Id or login of the user who made it; the administrator when absent. */
  readonly owner?: string;
  /** Scopes that it was granted, e.g. `okta.groups.read`, as of an OAuth app; all when absent. */
  readonly scopes?: readonly string[];
}

/** A group to be there as if an administrator had made it, or an app had imported it. */
export interface NewOktaGroup {
  /** `00g...`; made when absent. */
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  /** OKTA_GROUP when absent. */
  readonly type?: GroupType;
  /** The app that an APP_GROUP was imported from. */
  readonly sourceAppId?: string;
}

/** A group rule to be there as if an administrator had made it. */
export interface NewOktaGroupRule {
  /** "Rule" when absent. */
  readonly name?: string;
  /** E.g. `user.department=="Sales"`. */
  readonly expression: string;
  readonly groupIds: readonly string[];
  readonly excludedUserIds?: readonly string[];
  /** True when absent; rules made through the API begin INACTIVE. */
  readonly active?: boolean;
}

/** An app to be there as if an administrator had added it. */
export interface NewOktaApp {
  /** What people read. */
  readonly label: string;
  /** Okta's key of the kind of app; "sandbox_app" when absent. */
  readonly name?: string;
  /** ACTIVE when absent. */
  readonly status?: "ACTIVE" | "INACTIVE";
}

/** Who has an app: whoever is in a group, or one user, by id or login. */
export type AppHolder = { readonly groupId: string } | { readonly user: string };

/** A mail that Okta would have sent. */
export interface SentMail {
  readonly userId: string;
  readonly kind: "activation" | "deactivation" | "password reset";
  /** ISO instant of the records' clock. */
  readonly sentAt: string;
}

/** A user to be there as if an administrator had made them. */
export interface NewOktaUser {
  readonly profile: Readonly<Record<string, ProfileValue>>;
  /** ACTIVE when absent. */
  readonly status?: UserStatus;
  /** "okta" when absent. */
  readonly sourcedBy?: ProfileSource;
  /** Follows from `sourcedBy` when absent. */
  readonly provider?: ProviderType;
  /** Whether they have a password; when absent, all have one but STAGED, PROVISIONED and DEPROVISIONED users. */
  readonly hasPassword?: boolean;
  readonly groupIds?: readonly string[];
}

/** Everything has a default; a stand-in without options is an org with one administrator. */
export interface OktaStandInOptions {
  /** The machine's time when absent. */
  readonly clock?: StandInClock;
  /** `00o...`; made from the seed when absent. */
  readonly orgId?: string;
  /** "rosterkit-sandbox" when absent. */
  readonly subdomain?: string;
  /** Host of the org, e.g. `acme.okta.com`, told in the org's metadata; the host of each request when absent. */
  readonly domain?: string;
  /** A custom domain told beside it. */
  readonly customDomain?: string;
  /** Ids follow from it; 1 when absent. */
  readonly seed?: number;
  /** One token with all rights, `defaultOktaToken`, when absent. */
  readonly tokens?: readonly OktaToken[];
  /** OAuth service apps, whose tokens come from `/oauth2/v1/token`; none when absent. */
  readonly serviceApps?: readonly OktaServiceApp[];
  /** Who owns the tokens; `okta.admin@rosterkit.example` when absent. Always there: a real org is never empty. */
  readonly administrator?: NewOktaUser;
  readonly switches?: Partial<OktaSwitches>;
  /** `workforceLimits` when absent. */
  readonly limits?: RateLimits;
  /** Records per page at most, Okta's own maximum of each list when absent; small numbers make several pages of few. */
  readonly pageSize?: number;
  /**
   * Real milliseconds that every answer takes; 0 when absent. Without it few requests overlap, so few meet the
   * concurrency limit.
   */
  readonly answerDelayMs?: number;
  readonly customAttributes?: readonly SchemaAttribute[];
  /** Beside Everyone, which is always there. */
  readonly groups?: readonly NewOktaGroup[];
  /** How event hooks are called; the platform's when absent. */
  readonly fetch?: typeof fetch;
  /** Real milliseconds that an event hook has to answer; 3000 when absent. */
  readonly hookWaitMs?: number;
  /** Real milliseconds that a "time-out" fault hangs. */
  readonly hangMs?: number;
}

/** A group with the ids of its members, in order of joining. */
export type InspectedGroup = GroupRecord & { readonly memberIds: readonly string[] };

/** What is in the org. */
export interface OktaInspection {
  /** In order of creation, the administrator first. */
  readonly users: readonly UserRecord[];
  readonly countByStatus: Readonly<Record<UserStatus, number>>;
  /** In order of creation, Everyone first. */
  readonly groups: readonly InspectedGroup[];
  readonly rules: readonly RuleRecord[];
  readonly apps: readonly AppRecord[];
  readonly mails: readonly SentMail[];
}

/**
 * A pretend Okta org. The acts below are done by somebody else than the client under test: an administrator in the
 * console, or the people themselves. They take an id or a login and throw a `RangeError` when there is no such user,
 * and the error of the API when the org's state forbids the act.
 */
export interface OktaStandIn extends StandIn, EventHookActs {
  readonly orgId: string;
  /** Id of the built-in group that everybody is in. */
  readonly everyoneId: string;
  /** The first token, to be sent as `Authorization: SSWS <token>`. */
  readonly token: string;
  /** May be changed at any time. */
  readonly switches: OktaSwitches;
  readonly inspect: () => OktaInspection;
  /** The user as they are now, not as an index knows them; undefined when there is none. */
  readonly get: (idOrLogin: string) => UserRecord | undefined;
  /** Returns the user's id. Checks nothing but that the login is free. */
  readonly addUser: (user: NewOktaUser) => string;
  readonly activate: (idOrLogin: string) => void;
  readonly suspend: (idOrLogin: string) => void;
  readonly unsuspend: (idOrLogin: string) => void;
  readonly deactivate: (idOrLogin: string) => void;
  /** Removes the user at once, whatever their status. */
  readonly remove: (idOrLogin: string) => void;
  /** Too many wrong passwords: ACTIVE becomes LOCKED_OUT. */
  readonly lock: (idOrLogin: string) => void;
  readonly expirePassword: (idOrLogin: string) => void;
  /** Signing in: finishes an activation, a recovery or an expired password with a new password. */
  readonly signIn: (idOrLogin: string) => void;
  /** `null` removes an attribute. No validation: the console can do what the API refuses. */
  readonly updateProfile: (idOrLogin: string, changes: Readonly<Record<string, ProfileValue | null>>) => void;
  /** Hands the profile to another source, or back to Okta. */
  readonly setSource: (idOrLogin: string, sourcedBy: ProfileSource) => void;
  readonly defineCustomAttribute: (attribute: SchemaAttribute) => void;
  /** Returns the group's id. Checks nothing; so an APP_GROUP may have the name of another group. */
  readonly addGroup: (group: NewOktaGroup) => string;
  readonly renameGroup: (groupId: string, name: string) => void;
  readonly removeGroup: (groupId: string) => void;
  /** Adds a member by hand, or by import: also to an APP_GROUP. */
  readonly addMember: (groupId: string, idOrLogin: string) => void;
  /** Removes a member by hand; the rules that had put them in leave them alone from then on. */
  readonly removeMember: (groupId: string, idOrLogin: string) => void;
  /** Makes all members administrators, e.g. `USER_ADMIN`. */
  readonly giveRole: (groupId: string, role: string) => void;
  /** Returns the rule's id. */
  readonly addGroupRule: (rule: NewOktaGroupRule) => string;
  readonly setGroupRule: (ruleId: string, status: "ACTIVE" | "INACTIVE") => void;
  /** Returns the app's id. */
  readonly addApp: (app: NewOktaApp) => string;
  readonly assignApp: (appId: string, to: AppHolder) => void;
  readonly unassignApp: (appId: string, from: AppHolder) => void;
  /** Changes what a token may do; "revoked" ends it. */
  readonly setTokenAccess: (token: string, access: TokenAccess | "revoked") => void;
  /** Ends every token that service apps hold; they may ask for others. */
  readonly revokeServiceAppTokens: () => void;
  /** Lets events come into the System Log after others that happened later; an hour when the plan does not say. */
  readonly planLogDelay: (plan: PlannedLogDelay) => void;
}
