export { attributes } from "./attributes.ts";
export { flows, type Kind, type Kinds, type KindValue, textKinds } from "./kinds.ts";
export type { Attribute, AttributeBuilders, AttributeFacts, Shape, Values } from "./shape.ts";
