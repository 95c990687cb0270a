import type { components } from "./api.gen.ts";
import type { EmployeeView, HibobField } from "./hibob-fields.ts";
import type { HibobSwitches } from "./hibob-switches.ts";

type Schemas = components["schemas"];

/** How values are to be written. */
export type HumanReadable = NonNullable<Schemas["FieldsAsked"]["humanReadable"]>;

/** A person as the API answers: each value flat and nested, and once more for people where that is asked for. */
export function employeeAnswer(
  view: EmployeeView,
  fields: readonly HibobField[],
  humanReadable: HumanReadable,
): Schemas["Employee"] {
  const answer: Tree = {};
  const readable: Tree = {};
  for (const field of fields) {
    const value = machineValue(field, view);
    if (value === null && view.switches.emptyFields === "absent") continue;
    const words = value === null ? null : wordsOf(field, view);
    const shown = humanReadable === "REPLACE" ? words : value;
    answer[`/${field.id.replaceAll(".", "/")}`] = { value: shown };
    plant(answer, pathOf(field), shown);
    if (words !== null) plant(readable, pathOf(field), words);
  }
  return { ...answer, id: view.employee.id, ...(humanReadable === "APPEND" && { humanReadable: readable }) };
}

type Tree = { [name: string]: unknown };

/** Fields of `root` stand at the top. */
function pathOf({ id }: HibobField): readonly string[] {
  const path = id.split(".");
  return path[0] === "root" ? path.slice(1) : path;
}

function plant(tree: Tree, [name = "", ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    tree[name] = value;
    return;
  }
  tree[name] ??= {};
  plant(tree[name] as Tree, deeper, value);
}

function machineValue(field: HibobField, view: EmployeeView): unknown {
  const value = field.read(view) ?? null;
  if (value === null || field.list === undefined || !holdsItemIds(field, view.switches)) return value;
  return itemOf(field, view)?.id ?? value;
}

function holdsItemIds({ list }: HibobField, { titlesAndDepartments }: HibobSwitches): boolean {
  return titlesAndDepartments === "item ids" || !(list === "title" || list === "department");
}

/** What people read. */
function wordsOf(field: HibobField, view: EmployeeView): string {
  const value = field.read(view);
  if (field.list !== undefined) return itemOf(field, view)?.name ?? String(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (field.type === "date" && view.switches.humanReadableDates === "dd/mm/yyyy")
    return String(value).split("-").reverse().join("/");
  if (typeof value === "object" && value !== null && "displayName" in value) return String(value.displayName);
  return String(value);
}

function itemOf({ list = "", read }: HibobField, view: EmployeeView) {
  return view.records.lists.get(list)?.get(String(read(view)));
}
