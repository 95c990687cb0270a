export type { ErrorFaultKind, FaultDialect, FaultlessHandler, RequestContext } from "./with-faults.ts";
export { withFaults } from "./with-faults.ts";
