import type { Attribute, Kind, Shape } from "../shape/index.ts";
import { nearName } from "./near-name.ts";

const maximumNamed = 8;

/** An attribute of a shape by a name that may come from anywhere, `__proto__` included. */
export const findAttribute = (shape: Shape, name: string): Attribute | undefined =>
  Object.hasOwn(shape, name) ? shape[name] : undefined;

/** What people call an attribute: its label, else its name. */
export const labelOf = (shape: Shape, name: string): string => findAttribute(shape, name)?.label ?? name;

/** Names of attributes of these kinds, for a remedy: `name, other and 12 more`. */
export const namesOfKinds = (shape: Shape, kinds: readonly Kind[]): string => {
  const names = Object.keys(shape).filter((name) => kinds.includes(shape[name]?.kind ?? "text"));
  const more = names.length - maximumNamed;
  return names.length === 0 ? "none" : names.slice(0, maximumNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
};

/** The attribute that was probably meant, by its name or its label, for a remedy. */
export const similarName = (shape: Shape, name: string): string | undefined => {
  const byLabel = new Map(Object.keys(shape).map((known) => [labelOf(shape, known), known]));
  const near = nearName(name, [...Object.keys(shape), ...byLabel.keys()]);
  return near === undefined || Object.hasOwn(shape, near) ? near : byLabel.get(near);
};
