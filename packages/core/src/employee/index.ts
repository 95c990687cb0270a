export {
  type CheckedEmployees,
  checkEmployees,
  type EmployeeIssue,
  type IdentifiedEmployee,
} from "./check-employees.ts";
export { customAttributes, employeeOf } from "./custom-attributes.ts";
export type { Employee } from "./employee.ts";
export { employeeSchema } from "./employee-schema.ts";
export { type EmployeeAttribute, type EmployeeShape, employeeShape } from "./employee-shape.ts";
export { type EmploymentStatus, employmentStatuses } from "./employment-status.ts";
