export { attributes } from "./attributes.ts";
export { isDay, isInstant, isZone } from "./calendar.ts";
export { checkValue, type ValueProblem } from "./check-value.ts";
export { countryCodes } from "./country-codes.ts";
export { type ExtendedShape, extendShape } from "./extend-shape.ts";
export { fieldsOf } from "./fields-of.ts";
export { flows, type Kind, type Kinds, type KindValue, textKinds } from "./kinds.ts";
export type { Attribute, AttributeBuilders, AttributeFacts, ReadOnlyAttribute, Shape, Values } from "./shape.ts";
