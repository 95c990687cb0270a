import { type Attribute, attributes, type Kind, type Shape } from "../shape/index.ts";
import type { Employee } from "./employee.ts";

/** How the names of custom attributes begin in the shape and in mappings. */
export const customPrefix = "custom.";

const builders: {
  readonly [K in Kind]: (read: (row: Employee) => never, facts: { label: string }) => Attribute<Employee>;
} = attributes<Employee>();

const hasOwn = (custom: Employee["custom"], name: string): boolean =>
  custom !== undefined && Object.hasOwn(custom, name);

/**
 * Attributes that only this customer's Employee has, by name and kind, for `extendShape`:
 * `{ shirtSize: "text" }` stands in the shape as `custom.shirtSize` and is read from `employee.custom`.
 */
export const customAttributes = (kinds: { readonly [name: string]: Kind }): Shape<Employee> =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      `${customPrefix}${name}`,
      builders[kind](({ custom }) => (hasOwn(custom, name) ? custom?.[name] : undefined) as never, { label: name }),
    ]),
  );

/** The Employee that a mapping's values make: what stands as `custom.<name>` goes into `custom`. */
export const employeeOf = (values: { readonly [attribute: string]: unknown }): Employee => {
  const entries = Object.entries(values);
  const isCustom = ([name]: readonly [string, unknown]): boolean => name.startsWith(customPrefix);
  const custom = entries.filter(isCustom).map(([name, value]) => [name.slice(customPrefix.length), value]);
  const known = Object.fromEntries(entries.filter((entry) => !isCustom(entry)));
  return custom.length === 0 ? known : { ...known, custom: Object.fromEntries(custom) };
};
