import type { AdapterUnderTest } from "./adapter/adapter-under-test.ts";
import { readLaws } from "./adapter/read-laws.ts";
import { writeLaws } from "./adapter/write-laws.ts";
import { type Law, lawApplies } from "./law.ts";
import { registerLaws } from "./register-laws.ts";

/** What every adapter promises the engine, as far as it has the abilities that a law needs. */
export const adapterLaws: readonly Law<AdapterUnderTest>[] = [...readLaws, ...writeLaws];

/** Registers the laws that apply to an adapter with vitest, one test each. Call it in a test file, at its top. */
export const testAdapter = (tested: AdapterUnderTest): void => {
  const abilities = tested.adapter.capabilities.map(({ ability }) => ability);
  const laws = adapterLaws.filter((law) => lawApplies(law, abilities));
  registerLaws(`${tested.adapter.name} keeps the adapter laws`, laws, tested);
};
