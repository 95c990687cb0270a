import { hashText } from "../people/seeded-random.ts";
import type { HumaansRecords, StoredPerson } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";
import { type ListQuery, parseListQuery } from "./list-query.ts";

/** The envelope of a list. */
export interface ListPage {
  readonly total: number;
  readonly limit: number;
  readonly skip: number;
  readonly data: readonly object[];
}

/** Filters, sorts and cuts one page out of rows. */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  query: ListQuery,
): Omit<ListPage, "data"> & { readonly data: readonly Row[] } {
  const matching = matchingRows(rows, query.tests);
  const { sort, limit, skip } = query;
  const ordered =
    sort === null
      ? matching
      : [...matching].sort((one, other) =>
          compare(asFields(one)[sort.field], asFields(other)[sort.field], sort.descending),
        );
  return { total: ordered.length, limit, skip, data: ordered.slice(skip, skip + limit) };
}

function matchingRows<Row extends object>(rows: readonly Row[], tests: ListQuery["tests"]): readonly Row[] {
  if (tests.length === 0) return rows;
  return rows.filter((row) => tests.every((test) => test(asFields(row))));
}

// Rows are plain objects; reading a field by a name from the query is what a filter is.
function asFields(row: object): Readonly<Record<string, unknown>> {
  return row as Readonly<Record<string, unknown>>;
}

function compare(one: unknown, other: unknown, descending: boolean): number {
  const [first, second] = [String(one ?? ""), String(other ?? "")];
  const order = first < second ? -1 : first > second ? 1 : 0;
  return descending ? -order : order;
}

/** People in the order the switch names; `requestNumber` varies the changing one. */
export function orderedPeople(
  records: HumaansRecords,
  switches: HumaansSwitches,
  requestNumber: number,
): readonly StoredPerson[] {
  const people = [...records.people.values()];
  if (switches.peopleOrder === "newest first") return people.reverse();
  if (switches.peopleOrder === "oldest first") return people;
  const keyed = people.map((person) => ({ person, key: hashText(`${requestNumber}/${person.id}`) }));
  return keyed.sort((one, other) => one.key - other.key).map(({ person }) => person);
}

/** The fields rows of each list can be filtered by. */
export const filterFields = {
  people: new Set(
    (
      "id companyId firstName middleName lastName preferredName email personalEmail employeeId role locationId remoteCity remoteCountryCode " +
      "remoteTimezone city state postcode countryCode country employmentStartDate firstWorkingDay employmentEndDate lastWorkingDay " +
      "probationEndDate contractType leavingReason teams createdAt updatedAt"
    ).split(" "),
  ),
  jobRoles: new Set("id personId jobTitle department reportingTo effectiveDate endDate createdAt updatedAt".split(" ")),
  locations: new Set("id label city country timezone".split(" ")),
  companies: new Set("id name status".split(" ")),
  customFields: new Set("id companyId name section type".split(" ")),
  customValues: new Set("id personId customFieldId value createdAt updatedAt".split(" ")),
} as const;

/** Reads the query of one of the lists. `hides` names fields the token may not read; they are as good as unknown. */
export function queryOf(
  list: keyof typeof filterFields,
  url: URL,
  own: readonly string[],
  switches: HumaansSwitches,
  hides: (field: string) => boolean = () => false,
): ListQuery {
  const readable = new Set([...filterFields[list]].filter((field) => !hides(field)));
  return parseListQuery(url.searchParams, readable, own, switches);
}
