import { Hono } from "hono";
import type { StandInClock } from "../stand-in.ts";
import type { components } from "./api.gen.ts";
import { employeeAnswer } from "./employee-view.ts";
import type { AccessInForce } from "./hibob-access.ts";
import { errorAnswer } from "./hibob-error.ts";
import { fieldsOf, hibobCategories, workInForce } from "./hibob-fields.ts";
import type { HibobEmployee, HibobRecords } from "./hibob-records.ts";
import type { HibobSwitches } from "./hibob-switches.ts";
import { lifecycleStatus } from "./lifecycle-status.ts";
import { type AskedSearch, fieldsAsked, readSearch } from "./search-request.ts";

/** What requests are answered from. */
export interface RouteParts {
  readonly records: HibobRecords;
  readonly switches: HibobSwitches;
  readonly access: AccessInForce;
  readonly clock: StandInClock;
}

/** The vendor's paths below `/v1`, for a caller whose credentials are good. */
export function hibobRoutes(parts: RouteParts): Hono {
  const fields = fieldsOf(parts.switches);
  let turn = 0;
  const answerOf = (employee: HibobEmployee, { fields: asked, humanReadable }: AskedSearch) => {
    const { records, switches, access, clock } = parts;
    const now = clock.now();
    const permitted = fieldsAsked(asked, fields).filter(({ category }) => access.categories.includes(category));
    const work = workInForce(records, employee, now);
    return employeeAnswer({ employee, work, records, switches, now, turn }, permitted, humanReadable);
  };
  const reading = async (text: Promise<string>, answer: (asked: AskedSearch) => Response): Promise<Response> => {
    const asked = readSearch(await text);
    if (!parts.access.inGroup) return errorAnswer(403);
    turn += 1;
    return asked ? answer(asked) : errorAnswer(400);
  };
  return new Hono()
    .basePath("/v1")
    .get("/company/people/fields", () => Response.json(fields.map(metadataOf)))
    .get("/company/named-lists", () => Response.json(namedLists(parts.records)))
    .post("/people/search", ({ req }) =>
      reading(req.text(), (asked) =>
        Response.json({ employees: peopleFound(parts, asked).map((employee) => answerOf(employee, asked)) }),
      ),
    )
    .post("/people/:identifier", ({ req }) =>
      reading(req.text(), (asked) => {
        const employee = personFound(parts, req.param("identifier"));
        return employee ? Response.json(answerOf(employee, asked)) : errorAnswer(404);
      }),
    )
    .all("*", ({ req }) => errorAnswer(req.method === "GET" || req.method === "POST" ? 404 : 405));
}

/** Whether the service user's permission groups reach somebody at all. */
export function reaches({ access, clock }: RouteParts, employee: HibobEmployee): boolean {
  if (access.reach === "by condition") return true;
  const status = lifecycleStatus(employee, clock.now());
  return status !== "terminated" && status !== "hired";
}

function peopleFound(parts: RouteParts, { filter, showInactive }: AskedSearch): readonly HibobEmployee[] {
  const { records, switches, clock } = parts;
  return [...records.employees.values()].filter((employee) => {
    const value = filter?.path === "root.id" ? employee.id : employee.email;
    if (filter && !filter.values.includes(value ?? "")) return false;
    if (!reaches(parts, employee)) return false;
    const status = lifecycleStatus(employee, clock.now());
    if (status === "hired") return showInactive || switches.hiredWithoutShowInactive;
    return showInactive || !switches.inactiveStatuses.includes(status);
  });
}

function personFound(parts: RouteParts, identifier: string): HibobEmployee | undefined {
  const { employees } = parts.records;
  const known = employees.get(identifier) ?? [...employees.values()].find(({ email }) => email === identifier);
  return known && reaches(parts, known) ? known : undefined;
}

function metadataOf(field: ReturnType<typeof fieldsOf>[number]): components["schemas"]["Field"] {
  const { id, name, category, type, list } = field;
  const categoryDisplayName = hibobCategories[category];
  const typeData = list === undefined ? {} : { typeData: { listId: list } };
  return { id, name, categoryId: category, categoryDisplayName, jsonPath: id, type, historical: false, ...typeData };
}

function namedLists({ lists }: HibobRecords): { [name: string]: components["schemas"]["NamedList"] } {
  return Object.fromEntries(
    [...lists].map(([name, items]) => {
      const values = [...items.values()].map((item) => ({ ...item, value: item.name, children: [] }));
      return [name, { name, values, items: values }];
    }),
  );
}
