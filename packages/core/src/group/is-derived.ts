import { customPrefix } from "../employee/custom-attributes.ts";
import { employeeShape } from "../employee/employee-shape.ts";

/** Whether an id is one of a group derived from any attribute of people: of one that the settings named before, too. No vendor is asked for it. */
export function isDerived(id: string): boolean {
  const attribute = id.slice(0, Math.max(0, id.indexOf(":")));
  return Object.hasOwn(employeeShape, attribute) || attribute.startsWith(customPrefix);
}
