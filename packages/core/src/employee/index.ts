export type { Employee } from "./employee.ts";
export { type EmployeeAttribute, type EmployeeShape, employeeShape } from "./employee-shape.ts";
export { type EmploymentStatus, employmentStatuses } from "./employment-status.ts";
