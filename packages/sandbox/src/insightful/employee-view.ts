import type { InsightfulEmployee } from "./insightful-records.ts";
import type { InsightfulSwitches } from "./insightful-switches.ts";

/** An employee as answers show one; with `select`, only the columns that it names. */
export function employeeView(
  { title, ...employee }: InsightfulEmployee,
  switches: InsightfulSwitches,
  select?: string,
): object {
  const view = switches.title === "shown" ? { ...employee, title } : employee;
  if (select === undefined) return view;
  const columns = select.split(",").map((column) => (column === "_id" ? "id" : column));
  const chosen = Object.entries(view).filter(([name]) => columns.includes(name));
  return Object.fromEntries(chosen.map(([name, value]) => [name === "id" ? switches.selectedId : name, value]));
}
