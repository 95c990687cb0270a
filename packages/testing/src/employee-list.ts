import type { AnyConnection, Employee } from "@rosterkit/core";
import { defaultIo, defineAdapter, setting, single, whole } from "@rosterkit/core/adapter";
import { type EmployeeShape, employeeShape, loadMapping, type Mapping } from "@rosterkit/core/mapping";

/** An employee with the id of the record. */
export type ListedEmployee = Employee & { readonly id: string };

const rules = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, name]));

const toEmployee = loadMapping(employeeShape, employeeShape, rules) as Mapping<EmployeeShape, EmployeeShape>;

/** A source of people that is a list in memory, by their ids. Change the list between two runs and the source has changed. */
export const employeeList = (people: ReadonlyMap<string, ListedEmployee>): AnyConnection =>
  defineAdapter({
    id: "employee-list",
    name: "Employee list",
    settings: setting("Account"),
    api: () => people,
    check: async (_list, account) => ({ account, findings: [] }),
    people: {
      attributes: employeeShape,
      can: (list: ReadonlyMap<string, ListedEmployee>) => ({
        id: (employee) => (employee as ListedEmployee).id,
        read: single<Employee>({ page: whole(async () => [...list.values()]) }),
        get: async (id) => {
          const row = list.get(id);
          return row && { row };
        },
        absence: "proven",
      }),
    },
    toEmployee,
  }).connect("list-1", defaultIo());

/** Somebody of a list, employed since January 2026, whose record and address have this name. */
export const listedEmployee = (name: string, more: Partial<ListedEmployee> = {}): ListedEmployee => ({
  id: name,
  givenName: name,
  familyName: "Brock",
  workEmail: `${name}@acme.example`,
  employmentStatus: "active",
  startDate: "2026-01-05",
  ...more,
});
