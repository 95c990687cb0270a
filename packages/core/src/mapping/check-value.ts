export { checkValue } from "../shape/check-value.ts";
