export type {
  AdapterUnderTest,
  FaultKind,
  FaultyStandIn,
  HeldAccount,
  PlannedFault,
  RequestMatch,
  SampleValues,
  SeenRequest,
  StartedGroups,
  StartedVendor,
  StartOptions,
  TargetUnderTest,
} from "./adapter/adapter-under-test.ts";
export { employeeList, type ListedEmployee, listedEmployee } from "./employee-list.ts";
export { checkLaw, type Law, type Verdict } from "./law.ts";
export { LawBrokenError, SetUpError } from "./law-errors.ts";
export { type ReadBack, type ReadBackOptions, readBack, rowOf } from "./read-back.ts";
export type { SuiteOptions, TestContext, TestRunner } from "./register-laws.ts";
export type { CreateStore, StoreOptions, StoreUnderTest } from "./store/store-under-test.ts";
export { type SyncFromList, syncFromList, type TestClock, testClock } from "./sync-from-list.ts";
export { adapterLaws, testAdapter } from "./test-adapter.ts";
export { storeLaws, testStore } from "./test-store.ts";
