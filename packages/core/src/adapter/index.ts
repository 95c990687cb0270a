export { attributes } from "../shape/index.ts";
