import { type ApiClient, type List, type Reading, skipLimit, UnexpectedResponseError } from "@rosterkit/core/adapter";
import type { components, paths } from "./api.gen.ts";
import { type JobRole, keepJobRole } from "./job-role-in-force.ts";
import { keepPerson } from "./person-attributes.ts";

type Schemas = components["schemas"];

/** The largest page that Humaans gives. */
const pageSize = 250;

/**
 * Every list that makes a person. `status=all` keeps joiners and leavers in; job roles come with past and future ones.
 * `personId`: job roles and custom values of that person alone.
 */
export const peopleLists = (client: ApiClient<paths>, personId?: string) => ({
  companies: {
    page: paged((query, call) => client.get("/companies", { params: { query }, ...call })),
    by: ({ id }: Schemas["Company"]) => id,
  },
  locations: {
    page: paged((query, call) => client.get("/locations", { params: { query }, ...call })),
    by: ({ id }: Schemas["Location"]) => id,
  },
  jobRoles: {
    page: fieldsOnly(
      keepJobRole,
      paged<Schemas["JobRole"]>((query, call) =>
        client.get("/job-roles", { params: { query: { ...query, ...only(personId) } }, ...call }),
      ),
    ),
    by: ({ personId }: JobRole) => personId,
  },
  customValues: {
    page: paged(async (query, call, reading) =>
      wantsCustomValues(reading)
        ? client.found(client.get("/custom-values", { params: { query: { ...query, ...only(personId) } }, ...call }))
        : undefined,
    ),
    by: ({ personId }: Schemas["CustomValue"]) => personId,
  },
  people: {
    page: fieldsOnly(
      keepPerson,
      paged<Schemas["Person"]>((query, call) =>
        client.get("/people", { params: { query: { ...query, status: "all" } }, ...call }),
      ),
    ),
  },
});

/** The customer's own fields. Only one client is known to use the path, so a 404 counts as "there are none". */
export const customFieldList = (client: ApiClient<paths>) => ({
  page: paged((query, call) => client.found(client.get("/custom-fields", { params: { query }, ...call }))),
});

const mostRows = 10_000;

/** A short list, all of it. Rejects with UnexpectedResponseError beyond 10,000 rows, and where rows are missing: a part must not pass for the whole. */
export const wholeList = async <Item>({ page }: List<Item>, reading: Reading): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items: more, next, total = 0 } = await page(cursor, reading);
    items.push(...more);
    if (items.length > mostRows) throw notWhole(`has more than ${mostRows} rows`);
    if (next === undefined && items.length < total) throw notWhole("gave fewer rows than it says");
    if (next === undefined) return items;
    cursor = next;
  }
};

const notWhole = (how: string): UnexpectedResponseError =>
  new UnexpectedResponseError(`A list that is read whole ${how}`, { adapter: "humaans" });

const only = (personId: string | undefined) => (personId === undefined ? {} : { personId });

/** Customers keep all sorts of things in fields of their own: none is requested unless one is asked for. */
const wantsCustomValues = ({ attributes }: Reading): boolean =>
  attributes.length === 0 || attributes.some((name) => name.startsWith("custom."));

type Page<Item> = List<Item>["page"];

/** What is kept of each item: answers hold much more that is nobody's business. */
const fieldsOnly =
  <Item, Kept>(keep: (item: Item) => Kept, page: Page<Item>): Page<Kept> =>
  async (cursor, reading) => {
    const { items, ...rest } = await page(cursor, reading);
    return { ...rest, items: items.map((item) => keep(item)) };
  };

const paged = <Item>(
  request: (
    query: { readonly $limit: number; readonly $skip: number },
    call: { readonly signal: AbortSignal | undefined },
    reading: Reading,
  ) => Promise<{ readonly data: readonly Item[]; readonly total: number } | undefined>,
): Page<Item> =>
  skipLimit(pageSize, async ({ limit, skip }, reading) => {
    const answer = await request({ $limit: limit, $skip: skip }, { signal: reading.signal }, reading);
    return { items: answer?.data ?? [], total: answer?.total };
  });
