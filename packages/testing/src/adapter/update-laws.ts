import { ApiError, PreconditionError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { doesNotApply, given, holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import {
  assertHolds,
  freeNames,
  heldAccount,
  isNone,
  makeAccount,
  readAccount,
  targetOf,
  updateAccount,
  writableNames,
} from "./account-acts.ts";
import type { AdapterUnderTest, SampleValues } from "./adapter-under-test.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";

const needs = ["people.create", "people.update", "people.get"];

/** Laws on writing attributes. */
export const updateLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "each attribute that is set is read back, and the others stay",
    protects: "changes that get lost, and are planned again every night",
    remedy: "Send each attribute of `set` under the name that the vendor reads it by.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const other = targetOf(tested).draft(2);
        for (const name of writableNames(opened)) {
          const expected = { ...heldAccount(opened, id).values, [name]: other[name] };
          await updateAccount(opened, id, { [name]: other[name] ?? null });
          await assertHolds(opened, id, owned(opened, expected), `setting ${name}`);
        }
      }),
  },
  {
    name: "null clears an attribute, and the others stay",
    protects: "a job title that stays after it was taken back",
    remedy: "Send the vendor's own way of saying “none” for `null`; leaving it out clears nothing.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        for (const name of freeNames(opened)) {
          const expected = { ...heldAccount(opened, id).values, [name]: null };
          await updateAccount(opened, id, { [name]: null });
          const left = heldAccount(opened, id).values[name];
          holds(isNone(left), `${name} was to be cleared, and the vendor still holds it`);
          await assertHolds(opened, id, owned(opened, expected), `clearing ${name}`);
        }
      }),
  },
  {
    name: "an attribute that is not mentioned stays, the mapping owning it or not",
    protects: "values that somebody keeps by hand at the target, wiped",
    remedy:
      "Send what `set` names. A vendor that takes whole records only is sent what it holds now, changed by `set`.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const names = writableNames(opened);
        const [changed = ""] = freeNames(opened);
        const ownedOnes = names.filter((name, index) => index % 2 === 0 || opened.people.attributes[name]?.required);
        const id = await makeAccount(opened, 1);
        const expected = { ...heldAccount(opened, id).values, [changed]: targetOf(tested).draft(2)[changed] };
        await updateAccount(opened, id, { [changed]: targetOf(tested).draft(2)[changed] ?? null }, ownedOnes);
        await assertHolds(opened, id, owned(opened, expected), `setting ${changed}`);
      }),
  },
  {
    name: "the same update twice is the same as once",
    protects: "a repeat after a lost answer that does something twice",
    remedy: "Set values; do not add to what is there.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const [name = ""] = freeNames(opened);
        for (const value of [targetOf(tested).draft(2)[name] ?? null, null]) {
          const before = opened.vendor.ids().length;
          await updateAccount(opened, id, { [name]: value });
          const expected = heldAccount(opened, id).values;
          await updateAccount(opened, id, { [name]: value });
          await assertHolds(opened, id, owned(opened, expected), `setting ${name} twice`);
          holds(opened.vendor.ids().length === before, "an update made or removed an account");
        }
      }),
  },
  {
    name: "a write on a version that is past is a PreconditionError, and writes nothing",
    protects: "somebody else's change overwritten",
    remedy: "Send `version` as `If-Match`. Where the vendor has no versions, say `versions: false` in `target`.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        if (!targetOf(tested).versions) doesNotApply("`versions` is false: the vendor has none");
        const id = await makeAccount(opened, 1);
        const { version } = await readAccount(opened, id);
        given(version !== undefined, `"versions" is true, and reading by id gives none`);
        const [name = ""] = freeNames(opened);
        const value = targetOf(tested).draft(2)[name] ?? null;
        await updateAccount(opened, id, { [name]: value });
        const set = { [name]: targetOf(tested).draft(3)[name] ?? null };
        const all = { ...heldAccount(opened, id).values, ...set };
        const error = await rejectionOf(
          Promise.resolve(opened.people.update?.(id, { set, all: all as SampleValues }, { version })),
        );
        holds(PreconditionError.isInstance(error), `it gave ${nameOfError(error)}`);
        await assertHolds(opened, id, { [name]: value }, "a refused update");
      }),
  },
  {
    name: "an update to a value that somebody else has is refused with a typed error, and neither account changes",
    protects: "a login that two people share, or a swap of two logins that wipes one of them",
    remedy: "Let the vendor's refusal pass in `update`.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const unique = writableNames(opened).filter((name) => opened.people.attributes[name]?.unique);
        if (unique.length === 0) doesNotApply("no attribute is declared `unique`");
        const [one, other] = [await makeAccount(opened, 1), await makeAccount(opened, 2)];
        for (const name of unique) {
          const before = [heldAccount(opened, one), heldAccount(opened, other)];
          const error = await rejectionOf(
            updateAccount(opened, one, { [name]: targetOf(tested).draft(2)[name] ?? null }),
          );
          holds(ApiError.isInstance(error), `${name} is somebody else's, and setting it gave ${nameOfError(error)}`);
          holds(!error.maybeWritten, `${name} is somebody else's, and the refusal says that it may have been written`);
          const after = [heldAccount(opened, one), heldAccount(opened, other)];
          holds(sameData(after, before), `${name} is somebody else's, and an account changed`);
        }
      }),
  },
  {
    name: "an account whose key changed is found by the new one, and no longer by the old one",
    protects: "somebody made a second time after a rename, or given the account of whoever had the address before",
    remedy: "Let `find` compare the record's present value with the one asked for.",
    needs: [...needs, "people.find"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { people } = opened;
        const id = await makeAccount(opened, 1);
        const keys = writableNames(opened).filter((name) => people.keys?.includes(name));
        if (keys.length === 0) doesNotApply("no attribute of `keys` can be written");
        for (const key of keys) {
          const [was, wanted] = [targetOf(tested).draft(1)[key], targetOf(tested).draft(2)[key]];
          await updateAccount(opened, id, { [key]: wanted ?? null });
          const found = await people.find?.(key, String(wanted));
          holds(found && people.id(found.row) === id, `it is not found by its new ${key}`);
          holds(!(await people.find?.(key, String(was))), `it is still found by its old ${key}`);
        }
      }),
  },
  {
    name: "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
    protects: "texts cut off without a word",
    remedy: "Set the attribute's `maximumLength` to what the vendor takes, and do not cut.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const bounded = writableNames(opened).filter((name) => hasBoundedText(opened, name));
        if (bounded.length === 0) doesNotApply("no text that may be written freely has a `maximumLength`");
        const id = await makeAccount(opened, 1);
        for (const name of bounded) {
          const { maximumLength = 0 } = opened.people.attributes[name] ?? {};
          const longest = "1".repeat(maximumLength);
          await updateAccount(opened, id, { [name]: longest });
          await assertHolds(opened, id, { [name]: longest }, `setting ${name} to a text of its maximum length`);
          await storedWholeOrRefused(opened, id, name, `${longest}1`, "a text that is too long");
        }
      }),
  },
  {
    name: "a text in any script is stored letter by letter or refused with a typed error",
    protects: "names with question marks in them",
    remedy: "Send JSON as UTF-8, and do not transliterate in the adapter.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const texts = freeNames(opened).filter((name) => opened.people.attributes[name]?.kind === "text");
        if (texts.length === 0) doesNotApply("no attribute of the kind text may be written freely");
        for (const name of texts)
          for (const text of ["Zoë 李 مريم", "e\u0301", "a\"b\\c'd<&>", "😀", "null", "0"])
            await storedWholeOrRefused(opened, id, name, text, JSON.stringify(text));
      }),
  },
  {
    name: "a write to an id that belongs to nobody is a typed error, or touches nobody",
    protects: "a change reported as done that never was",
    remedy: "Let the vendor's 404 pass in `update`; being deleted already is success for `become.deleted` alone.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { people, vendor } = opened;
        const id = await makeAccount(opened, 1);
        const [name = ""] = freeNames(opened);
        const set = { [name]: targetOf(tested).draft(2)[name] ?? null };
        const error = await rejectionOf(Promise.resolve(people.update?.(vendor.unknownId, { set, all: set }, {})));
        holds(ApiError.isInstance(error) && !error.maybeWritten, `update gave ${nameOfError(error)}`);
        const before = everything(opened);
        const { row } = await readAccount(opened, id);
        for (const [state, become] of Object.entries(people.become ?? {})) {
          const refusal = await rejectionOf(become(vendor.unknownId, row, { sendMail: false }));
          holds(
            refusal === undefined || ApiError.isInstance(refusal),
            `becoming ${state} gave ${nameOfError(refusal)}`,
          );
        }
        const refusal = await rejectionOf(Promise.resolve(people.revokeSessions?.(vendor.unknownId)));
        holds(refusal === undefined || ApiError.isInstance(refusal), `ending sessions gave ${nameOfError(refusal)}`);
        holds(everything(opened) === before, "somebody else was touched");
      }),
  },
];

const hasBoundedText = ({ people }: OpenedVendor, name: string): boolean => {
  const { kind, maximumLength, unique } = people.attributes[name] ?? {};
  return maximumLength !== undefined && !unique && (kind === "text" || kind === "phone");
};

const owned = (opened: OpenedVendor, values: { readonly [attribute: string]: unknown }) =>
  Object.fromEntries(writableNames(opened).map((name) => [name, values[name]]));

const everything = ({ vendor }: OpenedVendor): string =>
  JSON.stringify(vendor.ids().map((id) => [id, vendor.held?.(id)]));

const storedWholeOrRefused = async (opened: OpenedVendor, id: string, name: string, text: string, what: string) => {
  const before = heldAccount(opened, id).values[name];
  const error = await rejectionOf(updateAccount(opened, id, { [name]: text }));
  if (error === undefined) return assertHolds(opened, id, { [name]: text }, `setting ${name} to ${what}`);
  holds(ApiError.isInstance(error), `setting ${name} to ${what} gave ${nameOfError(error)}`);
  holds(!error.maybeWritten, `setting ${name} to ${what} was refused as if it may have been written`);
  await assertHolds(opened, id, { [name]: before }, `refusing ${what} for ${name}`);
};
