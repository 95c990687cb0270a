export type { Employee } from "../employee/employee.ts";
export { type EmployeeShape, employeeShape } from "../employee/employee-shape.ts";
export {
  checkValue,
  type ExtendedShape,
  extendShape,
  type ValueProblem,
} from "../shape/index.ts";
export { compose } from "./compose.ts";
export { type CustomStep, customStep, type Functions } from "./custom-step.ts";
export { defineMapping } from "./define-mapping.ts";
export type {
  ChainExpression,
  Constant,
  ConstantExpression,
  Expression,
  FirstExpression,
  FollowExpression,
  PhoneExpression,
  Rule,
  Rules,
  Step,
  TemplateExpression,
  WhenExpression,
} from "./expression.ts";
export { loadMapping } from "./load-mapping.ts";
export type { LookupOptions, LookupTable } from "./lookup-step.ts";
export type {
  CompiledMapping,
  ExplainedStep,
  Explanation,
  Follow,
  Hop,
  Mapping,
  MappingRow,
  Misreadable,
  Reader,
  Reference,
  ReferenceKind,
  RowOf,
  SourceAttribute,
} from "./mapping.ts";
export { MappingError, type MappingProblem } from "./mapping-error.ts";
export type { Misread, MisreadCode } from "./misread.ts";
export { type OverridesJson, overrideMapping } from "./override-mapping.ts";
export type { BackNames } from "./rule-types.ts";
export { type StepName, stepTable } from "./step-table.ts";
export * from "./steps.ts";
export type { Followed, From, Typed, TypedStep } from "./typed-expression.ts";
