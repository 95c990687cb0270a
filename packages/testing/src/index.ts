export type {
  AdapterUnderTest,
  FaultKind,
  FaultyStandIn,
  HeldAccount,
  PlannedFault,
  RequestMatch,
  SampleValues,
  SeenRequest,
  StartedVendor,
  StartOptions,
  TargetUnderTest,
} from "./adapter/adapter-under-test.ts";
export { checkLaw, type Law, LawBrokenError, lawApplies } from "./law.ts";
export type { CreateStore, StoreOptions } from "./store/store-under-test.ts";
export { adapterLaws, testAdapter } from "./test-adapter.ts";
export { storeLaws, testStore } from "./test-store.ts";
