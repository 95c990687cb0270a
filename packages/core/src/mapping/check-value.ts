export { checkValue, type ValueProblem } from "../shape/check-value.ts";
