import type { Change, ChangeValues, Reference } from "../plan/change.ts";
import { accountOf } from "./account-of.ts";
import { CannotError } from "./accounts.ts";
import type { KnownLinks } from "./known-links.ts";

/** The change with its account filled in and every reference replaced by the account it stands for. Throws CannotError when one has none. */
export const resolveChange = (change: Change, byId: ReadonlyMap<string, Change>, known: KnownLinks): Change => {
  const account = change.operation === "create" ? undefined : accountOf(known, change);
  const set = change.set && resolveValues(change.set, (ref) => accountBehind(ref, byId, known));
  return { ...change, ...(account !== undefined && { account }), ...(set && { set }) };
};

const resolveValues = (values: ChangeValues, behind: (ref: string) => string): ChangeValues => {
  const one = (value: unknown) => (isReference(value) ? behind(value.ref) : value);
  const resolve = (value: unknown) => (Array.isArray(value) ? value.map(one) : one(value));
  return Object.fromEntries(Object.entries(values).map(([attribute, value]) => [attribute, resolve(value)]));
};

/** Whether a value stands for an account that the plan makes. */
export const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "ref" in value && typeof value.ref === "string";

const accountBehind = (ref: string, byId: ReadonlyMap<string, Change>, known: KnownLinks): string => {
  const account = accountOfRef(ref, byId, known);
  if (account !== undefined) return account;
  const why = byId.has(ref) ? "not made yet" : "not in the plan";
  throw new CannotError(`It refers to an account that is not there: ${why}`);
};

/** The account that a reference stands for; `undefined` while it is not there. */
export const accountOfRef = (ref: string, byId: ReadonlyMap<string, Change>, known: KnownLinks): string | undefined => {
  const change = byId.get(ref);
  return change && accountOf(known, change);
};
