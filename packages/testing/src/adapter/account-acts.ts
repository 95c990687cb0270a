import type { Found, State, Writing } from "@rosterkit/core/adapter";
import { given, holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import type { AdapterUnderTest, HeldAccount, SampleValues, TargetUnderTest } from "./adapter-under-test.ts";
import type { OpenedVendor } from "./on-vendor.ts";
import { valuesOf } from "./read-everybody.ts";

/** What the author said of the target. */
export const targetOf = ({ target }: AdapterUnderTest): TargetUnderTest => {
  given(target, `"target" must be there for an adapter that can create`);
  return target;
};

/** Makes the person of a number in a state, the way the engine does, and gives the account's id. No mail is to be sent. */
export const makeAccount = async (
  opened: OpenedVendor,
  number: number,
  state: State = "active",
  writing: Writing = { sendMail: false },
): Promise<string> => {
  const { people, tested } = opened;
  const set = targetOf(tested).draft(number);
  const id = await people.create?.({ set, all: set }, state, writing);
  holds(typeof id === "string" && id !== "", "create gave no id");
  const made = people.madeAs?.(state, writing) ?? state;
  if (made !== state) {
    holds(await stateReached(opened, id, made), `an account on its way to ${state} is not read as ${made}`);
    await moveAccount(opened, id, state);
  }
  return id;
};

/** The account as the adapter reads it by id, which must be there. */
export const readAccount = async ({ people }: OpenedVendor, id: string): Promise<Found<never>> => {
  const found = await people.get?.(id);
  holds(found, "an account that is there cannot be read by id");
  return found;
};

/** The account as the vendor holds it, which must be there. */
export const heldAccount = ({ vendor }: OpenedVendor, id: string): HeldAccount => {
  given(vendor.held, `"held" must be there for an adapter that can create`);
  const held = vendor.held(id);
  holds(held, "the vendor does not hold the account");
  return held;
};

/** Writes some attributes the way the engine does: re-read, with what the mapping owns, on the version read. */
export const updateAccount = async (opened: OpenedVendor, id: string, set: SampleValues, owned?: readonly string[]) => {
  const { people, tested } = opened;
  const { row, version } = await readAccount(opened, id);
  const names = owned ?? writableNames(opened);
  const values = valuesOf(opened, row);
  const all = Object.fromEntries(names.map((name) => [name, values[name]])) as SampleValues;
  const writing = version === undefined ? {} : { version };
  given(targetOf(tested).versions === (version !== undefined), versionClaim(version));
  await people.update?.(id, { set, all: { ...all, ...set } }, { ...writing, sendMail: false });
};

const versionClaim = (version: string | undefined): string =>
  version === undefined
    ? "reading by id gives no version"
    : `reading by id gives a version, and "versions" says that there is none`;

/** Moves an account to a state the way the engine does: re-read, then on the version read. */
export const moveAccount = async (opened: OpenedVendor, id: string, to: State): Promise<void> => {
  const { row, version } = await readAccount(opened, id);
  await opened.people.become?.[to]?.(id, row, { ...(version !== undefined && { version }), sendMail: false });
};

/** The attributes of the sample that are written and read back. */
export const writableNames = ({ people, tested }: OpenedVendor): readonly string[] =>
  Object.keys(targetOf(tested).draft(1)).filter((name) => {
    const attribute = people.attributes[name];
    given(attribute, `"draft" holds ${name}, which is no attribute`);
    return !attribute.readOnly && !attribute.writeOnly;
  });

/** Those of them that the vendor does not empty by itself when somebody gets into a state. */
export const namesKeptIn = (opened: OpenedVendor, state: State): readonly string[] => {
  const emptied = opened.people.cascades?.[state]?.own ?? [];
  return writableNames(opened).filter((name) => !emptied.includes(name));
};

/** The attributes of the sample that may be cleared and changed freely. */
export const freeNames = (opened: OpenedVendor): readonly string[] =>
  writableNames(opened).filter((name) => {
    const { required, unique, clearedByHand } = opened.people.attributes[name] ?? {};
    return !required && !unique && !clearedByHand && !opened.people.keys?.includes(name);
  });

/** Whether a value says that there is nothing. */
export const isNone = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The attributes of `expected` that another set of values holds differently; nothing is like nothing. */
const differing = (
  expected: { readonly [attribute: string]: unknown },
  found: { readonly [attribute: string]: unknown },
): readonly string[] =>
  Object.keys(expected).filter(
    (name) => !(isNone(expected[name]) && isNone(found[name])) && !sameData(expected[name], found[name]),
  );

/** Both the vendor and the adapter must hold these values. */
export const assertHolds = async (
  opened: OpenedVendor,
  id: string,
  expected: { readonly [attribute: string]: unknown },
  after: string,
): Promise<void> => {
  const held = differing(expected, heldAccount(opened, id).values);
  holds(held.length === 0, `after ${after} the vendor holds other values of ${held.join(", ")}`);
  const read = differing(expected, valuesOf(opened, (await readAccount(opened, id)).row));
  holds(read.length === 0, `after ${after} other values of ${read.join(", ")} are read`);
};

const pauseMs = 100;

/** Waits until an account reads as in a state, as the engine does: a vendor may take its time. */
export const stateReached = async ({ people }: OpenedVendor, id: string, wanted: State): Promise<boolean> => {
  for (let tries = 0; tries < 5; tries += 1) {
    const found = await people.get?.(id);
    const state = found ? (people.state?.(found.row) ?? "active") : "deleted";
    if (state === wanted) return true;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return false;
};

/** The states that the adapter can move an account to. */
export const statesOffered = ({ people }: OpenedVendor): readonly State[] =>
  Object.keys(people.become ?? {}) as State[];
