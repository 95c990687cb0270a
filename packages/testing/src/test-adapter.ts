import type { AdapterUnderTest } from "./adapter/adapter-under-test.ts";
import { groupLaws } from "./adapter/group-laws.ts";
import { readLaws } from "./adapter/read-laws.ts";
import { writeLaws } from "./adapter/write-laws.ts";
import type { Law } from "./law.ts";
import { doesNotApply } from "./law-errors.ts";
import { registerLaws, type TestRunner } from "./register-laws.ts";

/** What a law needs and the adapter does not offer. */
const missingFrom = (tested: AdapterUnderTest, { needs = [] }: Law<AdapterUnderTest>): string | undefined =>
  needs.find((need) => !offers(tested, need));

const offers = ({ adapter }: AdapterUnderTest, need: string): boolean =>
  need === "toEmployee"
    ? adapter.toEmployee !== undefined
    : adapter.capabilities.some(({ ability }) => ability === need || ability.startsWith(`${need}.`));

/** A law that says so itself when the adapter lacks an ability that it needs. */
const excusedByAbilities = (law: Law<AdapterUnderTest>): Law<AdapterUnderTest> => ({
  ...law,
  check: async (tested) => {
    const missing = missingFrom(tested, law);
    if (missing !== undefined) doesNotApply(`the adapter does not offer ${missing}`);
    await law.check(tested);
  },
});

/** What every adapter promises the engine, as far as it has the abilities that a law needs. */
export const adapterLaws: readonly Law<AdapterUnderTest>[] = [...readLaws, ...writeLaws, ...groupLaws].map(
  excusedByAbilities,
);

/**
 * Registers the laws of an adapter with a test runner, one test each. Call it in a test file, at its top. Laws on abilities that the adapter does
 * not offer are no tests of it and are not registered.
 */
export const testAdapter = (runner: TestRunner, tested: AdapterUnderTest): void =>
  registerLaws(
    runner,
    `${tested.adapter.name} keeps the adapter laws`,
    adapterLaws.filter((law) => missingFrom(tested, law) === undefined),
    tested,
    tested.inapplicable,
  );
