import { ApiError, PreconditionError } from "@rosterkit/core/adapter";
import { holds, type Law } from "../law.ts";
import { rejectionOf } from "../rejection-of.ts";
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
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const { version } = await readAccount(opened, id);
        holds(
          targetOf(tested).versions === (version !== undefined),
          `"versions" is ${targetOf(tested).versions}, and reading by id gives ${version === undefined ? "none" : "one"}`,
        );
        const [name = ""] = freeNames(opened);
        const value = targetOf(tested).draft(2)[name] ?? null;
        await updateAccount(opened, id, { [name]: value });
        if (version === undefined) return;
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
    name: "a text of the maximum length is stored, a longer one stored whole or refused with a typed error",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        for (const name of writableNames(opened)) {
          const { kind, maximumLength, unique } = opened.people.attributes[name] ?? {};
          if (maximumLength === undefined || unique || (kind !== "text" && kind !== "phone")) continue;
          const longest = "1".repeat(maximumLength);
          await updateAccount(opened, id, { [name]: longest });
          await assertHolds(opened, id, { [name]: longest }, `setting ${name} to a text of its maximum length`);
          await storedWholeOrRefused(opened, id, name, `${longest}1`, "a text that is too long");
        }
      }),
  },
  {
    name: "a text in any script is stored letter by letter or refused with a typed error",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        const texts = freeNames(opened).filter((name) => opened.people.attributes[name]?.kind === "text");
        for (const name of texts)
          for (const text of ["Zoë 李 مريم", "e\u0301", "a\"b\\c'd<&>", "😀"])
            await storedWholeOrRefused(opened, id, name, text, JSON.stringify(text));
      }),
  },
  {
    name: "a write to an id that belongs to nobody is a typed error, or touches nobody",
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
