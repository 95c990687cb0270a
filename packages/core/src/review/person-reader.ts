import type { EmployeeAttribute } from "../employee/employee-shape.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import { foldAddress, nameWords } from "./fold-words.ts";
import type { PersonIdentity } from "./identity.ts";

/** What the source says of who somebody is. */
export function readPersonIdentity({ employee }: PlanContext, id: string, row: unknown): PersonIdentity {
  const text = (attribute: EmployeeAttribute): string => {
    const value = employee(attribute)(row);
    return typeof value === "string" ? value.trim() : "";
  };
  const [given, family, nick] = [text("givenName"), text("familyName"), text("nickName")];
  const spelt = [given, nick].filter((name, index) => name !== "" || (index === 0 && family !== ""));
  const shown = nameWords(text("displayName"));
  return {
    id,
    addresses: [text("workEmail"), text("personalEmail")].map(foldAddress),
    number: text("employeeNumber") || undefined,
    names:
      spelt.length > 0
        ? spelt.map((name) => ({ given: nameWords(name), family: nameWords(family) }))
        : [{ given: shown.slice(0, 1), family: shown.slice(1) }],
  };
}
