import { ApiError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { doesNotApply, given, holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import {
  assertHolds,
  heldAccount,
  makeAccount,
  namesKeptIn,
  readAccount,
  stateReached,
  targetOf,
  writableNames,
} from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";

/** Laws on making accounts and finding them. */
export const createLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "an account that was made is read back by id, every attribute of it",
    protects: "accounts that lack what was sent",
    remedy: "Send every attribute of `all`, and return the id of the account that was made.",
    needs: ["people.create", "people.get"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const before = opened.vendor.ids().length;
        const id = await makeAccount(opened, 1);
        holds(opened.people.id((await readAccount(opened, id)).row) === id, "create gave the id of another record");
        await assertHolds(opened, id, sampleOf(opened, 1), "create");
        holds(opened.vendor.ids().length === before + 1, "create did not make one account");
      }),
  },
  {
    name: "an account is made in each state that it can be made in",
    protects: "somebody let in before their first day",
    remedy:
      "Heed the state that `create` is given; where one request does not get there, say with `madeAs` where it gets.",
    needs: ["people.create", "people.get"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        for (const [index, state] of targetOf(tested).madeIn.entries()) {
          const id = await makeAccount(opened, index + 1, state);
          holds(await stateReached(opened, id, state), `an account to be made ${state} is not read as ${state}`);
          holds(heldAccount(opened, id).state === state, `the vendor holds an account to be made ${state} otherwise`);
          const kept = sampleOf(opened, index + 1, namesKeptIn(opened, state));
          await assertHolds(opened, id, kept, `create in ${state}`);
        }
      }),
  },
  {
    name: "an account that was made is found by each key at once, and by nothing that is like it",
    protects: "one person with two accounts, or one account given to two people",
    remedy: "Let `find` ask for the exact value, past any search index, and compare what comes back.",
    needs: ["people.create", "people.find"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { people } = opened;
        holds(people.keys?.length, `there is "find", and "keys" names nothing to find by`);
        for (const [index, key] of people.keys.entries()) {
          const value = keyValue(opened, index + 1, key);
          holds(!(await people.find?.(key, value)), `${key} is found before it was made`);
          const id = await makeAccount(opened, index + 1);
          for (const spelt of spellings(opened, key, value)) {
            const found = await people.find?.(key, spelt);
            holds(found && people.id(found.row) === id, `${key} is not found after it was made (spelt ${spelt})`);
          }
          for (const other of neighbours(value))
            holds(!(await people.find?.(key, other)), `something else than the value asked for is found by ${key}`);
        }
      }),
  },
  {
    name: "what is found is what is read by id, version included",
    protects: "a first write refused because of a version that was never current",
    remedy: "Let `find` end in the same call as `get`.",
    needs: ["people.create", "people.find", "people.get"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const { people } = opened;
        for (const key of people.keys ?? []) {
          const found = await people.find?.(key, keyValue(opened, 1, key));
          holds(found, `${key} is not found`);
          const read = await readAccount(opened, id);
          holds(people.state?.(found.row) === people.state?.(read.row), "found and read by id it is in other states");
          holds(
            found.version === undefined || found.version === read.version,
            "found and read by id it has other versions",
          );
        }
      }),
  },
  {
    name: "a value that is unique is refused the second time, with a typed error",
    protects: "a login that two people share",
    remedy: "Let the vendor's refusal pass; `create` never takes an account that is there for the one it was to make.",
    needs: ["people.create"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const unique = writableNames(opened).filter((name) => opened.people.attributes[name]?.unique);
        if (unique.length === 0) doesNotApply("no attribute is declared `unique`");
        await makeAccount(opened, 1);
        for (const [index, name] of unique.entries()) {
          const taken = { ...sampleOf(opened, index + 2), [name]: targetOf(tested).draft(1)[name] ?? null };
          const before = opened.vendor.ids().length;
          const error = await rejectionOf(
            Promise.resolve(opened.people.create?.({ set: taken, all: taken }, "active", { sendMail: false })),
          );
          holds(ApiError.isInstance(error), `${name} is taken, and making it again gave ${nameOfError(error)}`);
          holds(!error.maybeWritten, `${name} is taken, and the refusal says that it may have been written`);
          holds(opened.vendor.ids().length === before, `${name} is taken, and there are two accounts with it`);
        }
      }),
  },
  {
    name: "nobody gets mail when none is wanted",
    protects: "hundreds of people mailed by a repair",
    remedy: "Heed `sendMail: false` in every call that can cause mail.",
    needs: ["people.create", "people.become"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { people, vendor } = opened;
        const mails = vendor.mails ?? doesNotApply("`start` gives no `mails`: the vendor sends none");
        for (const [index, state] of targetOf(tested).madeIn.entries()) {
          const id = await makeAccount(opened, index + 1, state);
          for (const [to, become] of Object.entries(people.become ?? {})) {
            const found = await people.get?.(id);
            if (found) await become(id, found.row, { sendMail: false });
            holds(mails() === 0, `mail was sent on the way from ${state} to ${to}`);
          }
        }
      }),
  },
];

const sampleOf = (opened: OpenedVendor, number: number, names = writableNames(opened)) => {
  const draft = targetOf(opened.tested).draft(number);
  return Object.fromEntries(names.map((name) => [name, draft[name] ?? null]));
};

const keyValue = ({ tested }: OpenedVendor, number: number, key: string): string => {
  const value = targetOf(tested).draft(number)[key];
  given(typeof value === "string" && value !== "", `"draft" has no text for the key ${key}`);
  return value;
};

/** Ways to write a value that are the same to its attribute. */
const spellings = ({ people }: OpenedVendor, key: string, value: string): readonly string[] => {
  const { compare } = people.attributes[key] ?? {};
  return compare === "caseless" || compare === "identifier" ? [value, value.toUpperCase()] : [value];
};

/** Values that a search by prefix, part or pattern would take for this one. */
const neighbours = (value: string): readonly string[] => [
  value.slice(0, -1),
  `${value}x`,
  value.slice(1),
  value.split("@")[0] === value ? `${value}y` : (value.split("@")[0] ?? ""),
  "*",
  `${value}" or id pr or id eq "`,
];
