import type { AnyConnection, Employee } from "@rosterkit/core";
import { defaultIo, defineAdapter, single, whole } from "@rosterkit/core/adapter";
import { type EmployeeShape, employeeShape, loadMapping, type Mapping } from "@rosterkit/core/mapping";
import { z } from "zod";

/** An employee with the id of the record. */
export type ListedEmployee = Employee & { readonly id: string };

const rules = Object.fromEntries(Object.keys(employeeShape).map((name) => [name, name]));

const toEmployee = loadMapping(employeeShape, employeeShape, rules) as Mapping<EmployeeShape, EmployeeShape>;

/** A source of people that is a list in memory. Change the list between two runs and the source has changed. */
export const employeeList = (people: Map<string, ListedEmployee>): AnyConnection =>
  defineAdapter({
    id: "employee-list",
    name: "Employee list",
    settings: z.strictObject({}),
    api: () => people,
    check: async () => ({ account: "list-1", findings: [] }),
    people: {
      attributes: employeeShape,
      can: (list: Map<string, ListedEmployee>) => ({
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
  }).connect({}, defaultIo());
