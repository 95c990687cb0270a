import type { AnyResource } from "../adapter/any-adapter.ts";
import type { EmployeeAttribute } from "../employee/employee-shape.ts";
import { namesRead } from "../mapping/expression-names.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import type { Roster } from "../roster/roster.ts";
import type { SyncSettings } from "../sync/sync-settings.ts";
import { foldAddress, localPart, nameWords } from "./fold-words.ts";
import type { AccountIdentity } from "./identity.ts";

/** The attributes of accounts that tell whose they are, by what they tell. */
export interface IdentityAttributes {
  /** Of a given name alone, and of a family name alone: together they are a name. */
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Of a whole name. */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly numbers: readonly string[];
}

const givenNames = new Set<string>(["givenName", "nickName", "middleName"] satisfies EmployeeAttribute[]);
const wholeNames = new Set<string>([...givenNames, "familyName", "displayName"] satisfies string[]);
const addresses = new Set<string>(["workEmail", "personalEmail"] satisfies EmployeeAttribute[]);

/**
 * Which attributes tell whose an account is: those that the mapping makes of names, addresses and the employee number, and those that only one account
 * can have. What the vendor keeps for itself, such as a user name, is among these.
 */
export function identityAttributes(
  { hops, target }: CompiledMapping,
  { match = [], externalId }: SyncSettings,
  { keys = [] }: Pick<AnyResource, "keys">,
): IdentityAttributes {
  const rules = Object.entries(hops.at(-1)?.rules ?? {}).filter(([name]) => Object.hasOwn(target, name));
  const madeOf = (isOne: (attribute: string) => boolean) =>
    rules.flatMap(([name, rule]) => {
      const read = typeof rule.value === "object" && "follow" in rule.value ? [] : namesRead(rule);
      return read.length > 0 && read.every(isOne) ? [name] : [];
    });
  const given = madeOf((name) => name === "givenName");
  const family = madeOf((name) => name === "familyName");
  const single = Object.entries(target).flatMap(([name, { kind, unique }]) =>
    (kind === "email" || (kind === "text" && unique)) && name !== externalId ? [name] : [],
  );
  const matched = match.flatMap(({ from, to }) => (addresses.has(from) ? [to] : []));
  const named = new Set([...given, ...family]);
  return {
    given,
    family,
    names: madeOf((name) => wholeNames.has(name)).filter((name) => !named.has(name)),
    addresses: [...new Set([...keys.filter((name) => Object.hasOwn(target, name)), ...single, ...matched])],
    numbers: madeOf((name) => name === "employeeNumber"),
  };
}

/** All of them, each once. */
export const namesOfIdentity = (attributes: IdentityAttributes): readonly string[] => [
  ...new Set(Object.values(attributes).flat()),
];

/** What an account says of whom it belongs to. `account`: its place. */
export function readAccount(attributes: IdentityAttributes, roster: Roster, account: number): AccountIdentity {
  const texts = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = roster.value(account, name);
      return typeof value === "string" && value.trim() !== "" ? [value] : [];
    });
  const given = texts(attributes.given);
  const family = texts(attributes.family);
  const whole = texts(attributes.names);
  const stated = texts(attributes.addresses);
  const written = [[...given, ...family].join(" "), ...whole].map(nameWords);
  const names = written.filter((words) => words.length > 0);
  // A name that is a user name or an address tells what these tell.
  const identifiers = [...given, ...family, ...whole].filter((name) => /^\S+[\\@]\S+$/u.test(name));
  return {
    id: roster.id(account),
    addresses: [...new Set([...stated, ...identifiers].map(foldAddress))],
    number: texts(attributes.numbers)[0]?.trim(),
    names: names.length > 0 ? names : stated.map((address) => nameWords(localPart(address))).filter(isWhole),
  };
}

/** One word of an address is as likely a given name as none. */
const isWhole = (words: readonly string[]): boolean => words.length > 1;

/** How people know an account. Personal data. Absent: it has no name. */
export function accountName(
  { given, family, names }: IdentityAttributes,
  roster: Roster,
  account: number,
): string | undefined {
  const text = (name: string) => roster.value(account, name);
  const parts = [...given, ...family].map(text).filter((value) => typeof value === "string" && value !== "");
  const told =
    parts.length > 0 ? parts.join(" ") : names.map(text).find((value) => typeof value === "string" && value !== "");
  return told === undefined ? undefined : String(told);
}
