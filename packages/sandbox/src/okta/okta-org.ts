import type { StandInClock } from "../stand-in.ts";
import type { AppRecord } from "./app-record.ts";
import { createDueQueue, type DueQueue } from "./due-queue.ts";
import { byOkta } from "./events/by-okta.ts";
import type { EventHookRecord } from "./events/event-hook-record.ts";
import { createSystemLog, type SystemLog } from "./events/system-log.ts";
import type { ToldAppUsers } from "./events/told-app-users.ts";
import type { GroupRecord } from "./group-record.ts";
import { createIdSequence, type IdSequence } from "./id-sequence.ts";
import { createKeyIndex, type KeyIndex } from "./key-index.ts";
import { createMembershipTable, type MembershipTable } from "./membership-table.ts";
import type { SentMail } from "./okta-stand-in.ts";
import { createRecordTable, type RecordTable } from "./record-table.ts";
import type { RuleRecord } from "./rule-record.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import type { OktaSwitches } from "./switches.ts";
import type { UserRecord } from "./user-record.ts";
import type { UserSchema } from "./user-schema.ts";
import { createUserTable, type UserTable } from "./user-table.ts";

/** All that an org holds. Only `saveUser` and `removeUser` change its users, only `saveGroup` and `removeGroup` its groups. */
export interface OktaOrg {
  readonly id: string;
  readonly subdomain: string;
  /** The org's own address, e.g. `https://acme.okta.com`; undefined for wherever a request was sent to. */
  readonly url: string | undefined;
  readonly customUrl: string | undefined;
  readonly createdAt: string;
  readonly typeId: string;
  readonly schemaId: string;
  readonly clock: StandInClock;
  readonly switches: OktaSwitches;
  readonly schema: UserSchema;
  /** Ids of records. */
  readonly ids: IdSequence;
  /** One-time tokens and ids of errors: apart, so that a failed request changes no id of a record. */
  readonly passingIds: IdSequence;
  readonly users: UserTable;
  readonly index: SearchIndex<UserRecord, UserTable>;
  readonly groups: RecordTable<GroupRecord>;
  readonly groupIndex: SearchIndex<GroupRecord>;
  readonly memberships: MembershipTable;
  readonly rules: RecordTable<RuleRecord>;
  readonly apps: RecordTable<AppRecord>;
  readonly toldAppUsers: ToldAppUsers;
  readonly log: SystemLog;
  readonly eventHooks: RecordTable<EventHookRecord>;
  /** Id of the built-in group that everybody is in. */
  readonly everyoneId: string;
  /** Values of unique attributes, `name:value`. */
  readonly uniqueValues: KeyIndex;
  /** Passwords by user id, kept to check an old password. */
  readonly passwords: Map<string, string>;
  readonly mails: SentMail[];
  /** What people do by themselves, on the records' clock. */
  readonly lifeEvents: DueQueue;
  /** What Okta does in the background, on the wall clock. */
  readonly backgroundWork: DueQueue;
  /** Grows with every change of anything; tells whether a request wrote. */
  revision: number;
}

/** The settled parts of an org; the rest begins empty. */
export type OktaOrgBasics = Pick<
  OktaOrg,
  "id" | "subdomain" | "url" | "customUrl" | "clock" | "switches" | "schema"
> & { readonly seed: number };

/** An org without users. */
export function createOktaOrg(basics: OktaOrgBasics): OktaOrg {
  const { seed, ...settled } = basics;
  const ids = createIdSequence(seed);
  const lifeEvents = createDueQueue();
  return {
    ...settled,
    ids,
    passingIds: createIdSequence(seed + 1),
    createdAt: new Date(basics.clock.now()).toISOString(),
    typeId: ids.next("oty"),
    schemaId: ids.next("osc"),
    users: createUserTable(),
    index: createSearchIndex(createUserTable()),
    groups: createRecordTable(),
    groupIndex: createSearchIndex(createRecordTable<GroupRecord>()),
    memberships: createMembershipTable(),
    rules: createRecordTable(),
    apps: createRecordTable(),
    toldAppUsers: new Map(),
    log: createSystemLog(seed, basics.clock, lifeEvents),
    eventHooks: createRecordTable(),
    everyoneId: createIdSequence(seed + 2).next("00g"),
    uniqueValues: createKeyIndex(),
    passwords: new Map(),
    mails: [],
    lifeEvents,
    backgroundWork: createDueQueue(),
    revision: 0,
  };
}

/** The records' clock as Okta writes it. */
export function nowOf(org: OktaOrg): string {
  return new Date(org.clock.now()).toISOString();
}

/** Lets everything happen whose time has come since the last request. */
export function settle(org: OktaOrg): void {
  org.log.during(byOkta, () => {
    org.backgroundWork.settle(org.clock.wallNow());
    org.lifeEvents.settle(org.clock.now());
  });
}

/** Adds or replaces a custom attribute; uniqueness counts for the values that are there already. */
export function defineAttribute(org: OktaOrg, attribute: SchemaAttribute): void {
  const users = [...org.users.from(0)].map(({ record }) => record);
  for (const user of users) org.uniqueValues.remove(user.id, uniqueKeys(org, user));
  try {
    org.schema.define(attribute);
  } finally {
    for (const user of users) org.uniqueValues.add(user.id, uniqueKeys(org, user));
  }
}

/** Has somebody else this value in a unique attribute? */
export function isTaken(org: OktaOrg, name: string, value: unknown, ownId: string | undefined): boolean {
  return org.uniqueValues.idsOf(uniqueKey(name, value)).some((id) => id !== ownId);
}

/** The keys under which a user's unique values stand. */
export function uniqueKeys(org: OktaOrg, record: UserRecord): readonly string[] {
  return org.schema
    .custom()
    .filter(({ name, unique }) => unique === true && record.profile[name] !== undefined)
    .map(({ name }) => uniqueKey(name, record.profile[name]));
}

function uniqueKey(name: string, value: unknown): string {
  return `${name}:${String(value)}`;
}

/** Does something to an index when Okta would: at once, or as late as the switch says. */
export function indexLater(org: OktaOrg, change: () => void): void {
  const { indexDelayMs } = org.switches;
  if (indexDelayMs <= 0) change();
  else org.backgroundWork.add(org.clock.wallNow() + indexDelayMs, change);
}
