import { attributes } from "../shape/index.ts";

/** A vendor's person, as the tests of this folder have it. */
export interface VendorPerson {
  readonly id?: string | null;
  readonly first?: string | null;
  readonly last?: string | null;
  readonly known?: string | null;
  readonly mail?: string | null;
  readonly code?: string | null;
  readonly starts?: string | null;
  readonly boss?: string | null;
  readonly teams?: readonly string[] | null;
  readonly remote?: boolean | null;
}

/** An app's account, as the tests of this folder have it. */
export interface Account {
  readonly login?: string | null;
  readonly name?: string | null;
  readonly nick?: string | null;
  readonly kind?: string | null;
  readonly since?: string | null;
  readonly leader?: string | null;
  readonly leaderName?: string | null;
  readonly leaderMail?: string | null;
  readonly id?: string | null;
}

const { text, email, day, person, texts, flag } = attributes<VendorPerson>();

/** The shape of a vendor's person. */
export const vendorShape = {
  id: text((row) => row.id, { readOnly: true }),
  first: text((row) => row.first, { label: "First name" }),
  last: text((row) => row.last, { label: "Last name" }),
  known: text((row) => row.known, { label: "Known as" }),
  mail: email((row) => row.mail, { label: "Mail" }),
  code: text((row) => row.code, { label: "Contract" }),
  starts: day((row) => row.starts, { label: "Starts" }),
  boss: person((row) => row.boss, { label: "Boss" }),
  teams: texts((row) => row.teams),
  remote: flag((row) => row.remote),
} as const;

const account = attributes<Account>();

/** The shape of an app's account. */
export const accountShape = {
  id: account.text((row) => row.id, { readOnly: true }),
  login: account.email((row) => row.login, { label: "Login" }),
  name: account.text((row) => row.name, { label: "Name" }),
  nick: account.text((row) => row.nick, { label: "Nickname" }),
  kind: account.text((row) => row.kind, { label: "User type" }),
  since: account.day((row) => row.since, { label: "Since" }),
  leader: account.person((row) => row.leader, { label: "Leader" }),
  leaderName: account.text((row) => row.leaderName, { label: "Leader's name" }),
  leaderMail: account.email((row) => row.leaderMail, { label: "Leader's mail" }),
} as const;
