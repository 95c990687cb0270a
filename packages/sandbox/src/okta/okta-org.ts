import type { StandInClock } from "../stand-in.ts";
import { createDueQueue, type DueQueue } from "./due-queue.ts";
import { createIdSequence, type IdSequence } from "./id-sequence.ts";
import { createKeyIndex, type KeyIndex } from "./key-index.ts";
import type { OktaGroup, SentMail } from "./okta-stand-in.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import type { OktaSwitches } from "./switches.ts";
import type { UserRecord } from "./user-record.ts";
import type { UserSchema } from "./user-schema.ts";
import { createUserTable, type UserTable } from "./user-table.ts";

/** All that an org holds. Only `saveUser` and `removeUser` change its users. */
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
  readonly groups: readonly OktaGroup[];
  /** Ids of records. */
  readonly ids: IdSequence;
  /** One-time tokens and ids of errors: apart, so that a failed request changes no id of a record. */
  readonly passingIds: IdSequence;
  readonly users: UserTable;
  readonly index: SearchIndex;
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
  "id" | "subdomain" | "url" | "customUrl" | "clock" | "switches" | "schema" | "groups"
> & { readonly seed: number };

/** An org without users. */
export function createOktaOrg(basics: OktaOrgBasics): OktaOrg {
  const { seed, ...settled } = basics;
  const ids = createIdSequence(seed);
  return {
    ...settled,
    ids,
    passingIds: createIdSequence(seed + 1),
    createdAt: new Date(basics.clock.now()).toISOString(),
    typeId: ids.next("oty"),
    schemaId: ids.next("osc"),
    users: createUserTable(),
    index: createSearchIndex(),
    uniqueValues: createKeyIndex(),
    passwords: new Map(),
    mails: [],
    lifeEvents: createDueQueue(),
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
  org.backgroundWork.settle(org.clock.wallNow());
  org.lifeEvents.settle(org.clock.now());
}

/** Puts a new or changed user in place, with a new version, and has it indexed in its time. */
export function saveUser(org: OktaOrg, record: UserRecord): UserRecord {
  const saved = { ...record, version: record.version + 1 };
  const previous = org.users.byId(record.id);
  if (previous !== undefined) org.uniqueValues.remove(record.id, uniqueKeys(org, previous));
  org.uniqueValues.add(record.id, uniqueKeys(org, saved));
  org.users.put(saved);
  org.revision += 1;
  indexLater(org, () => org.index.put(saved));
  return saved;
}

/** Removes a user for good. */
export function removeUser(org: OktaOrg, record: UserRecord): void {
  org.users.remove(record.id);
  org.uniqueValues.remove(record.id, uniqueKeys(org, record));
  org.passwords.delete(record.id);
  org.revision += 1;
  indexLater(org, () => org.index.remove(record.id));
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

function uniqueKeys(org: OktaOrg, record: UserRecord): readonly string[] {
  return org.schema
    .custom()
    .filter(({ name, unique }) => unique === true && record.profile[name] !== undefined)
    .map(({ name }) => uniqueKey(name, record.profile[name]));
}

function uniqueKey(name: string, value: unknown): string {
  return `${name}:${String(value)}`;
}

function indexLater(org: OktaOrg, change: () => void): void {
  const { indexDelayMs } = org.switches;
  if (indexDelayMs <= 0) change();
  else org.backgroundWork.add(org.clock.wallNow() + indexDelayMs, change);
}
