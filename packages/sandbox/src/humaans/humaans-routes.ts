import { Hono } from "hono";
import type { Remember } from "../parts/remember-until-changed.ts";
import type { Viewer } from "./humaans-access.ts";
import { RefusedRequest } from "./humaans-error.ts";
import { type ListPage, orderedPeople, pageOf, queryOf } from "./humaans-lists.ts";
import type { HumaansCustomValue, HumaansJobRole, HumaansTokenInfo, StoredPerson } from "./humaans-records.ts";
import { type PersonViewContext, personView } from "./person-view.ts";

/** What one request works with: everything to answer from, and who asks. */
interface RequestContext extends PersonViewContext {
  readonly viewer: Viewer;
  readonly tokenInfo: HumaansTokenInfo;
  /** What a viewer may see of a list; the many pages of a read share it. */
  readonly peopleSeen: Remember<readonly StoredPerson[]>;
  readonly rowsSeen: Remember<readonly RowOfPerson[]>;
  /** Counts requests from 1. */
  readonly requestNumber: number;
  /** Has the last word on a list's total, so that tests can make it lie. */
  readonly totalTold: (total: number) => number;
}

/** A row that belongs to a person, and is seen by whoever sees the person. */
export type RowOfPerson = HumaansJobRole | HumaansCustomValue;

type Bindings = { Bindings: RequestContext };

/** The vendor's paths below `/api`. Answers with records and lists, or throws a `RefusedRequest`. */
export function humaansRoutes(): Hono<Bindings> {
  return new Hono<Bindings>()
    .basePath("/api")
    .get("/token-info", (request) => request.json(request.env.tokenInfo))
    .get("/me", (request) => request.json(onePerson(request.env, request.env.viewer.ownerId)))
    .get("/people", (request) => request.json(listPeople(request.env, new URL(request.req.url))))
    .get("/people/:id", (request) => request.json(onePerson(request.env, request.req.param("id"))))
    .get("/job-roles", (request) => request.json(listJobRoles(request.env, new URL(request.req.url))))
    .get("/locations", (request) => request.json(listAll(request.env, "locations", new URL(request.req.url))))
    .get("/companies", (request) => request.json(listAll(request.env, "companies", new URL(request.req.url))))
    .get("/custom-fields", (request) => request.json(listCustom(request.env, "customFields", new URL(request.req.url))))
    .get("/custom-values", (request) => request.json(listCustom(request.env, "customValues", new URL(request.req.url))))
    .all("*", (request) => {
      throw new RefusedRequest({ status: request.req.method === "GET" ? 404 : 405 });
    });
}

function onePerson(context: RequestContext, id: string): object {
  const { records, viewer } = context;
  const person = records.people.get(id);
  // The same answer for "none" and "not yours to see", as the vendor does; the own record is always there.
  if (person === undefined || !(viewer.sees(person) || id === viewer.ownerId))
    throw new RefusedRequest({ status: 404 });
  return personView(person, viewer, context);
}

const statuses: ReadonlySet<string> = new Set(["active", "offboarded", "newHire", "all"]);

function listPeople(context: RequestContext, url: URL): ListPage {
  const { viewer, switches } = context;
  if (!viewer.readsPeople)
    throw new RefusedRequest({ status: 403, field: "scope", reason: "public:read or private:read is needed" });
  const status = url.searchParams.get("status") ?? "active";
  if (!statuses.has(status))
    throw new RefusedRequest({ status: 400, field: "status", reason: "not one of the statuses" });
  const query = queryOf("people", url, ["status"], switches, viewer.hides);
  const page = pageOf(peopleSeen(context, status), query);
  return told(context, { ...page, data: page.data.map((person) => personView(person, viewer, context)) });
}

function peopleSeen(
  { viewer, switches, records, requestNumber, peopleSeen: remember }: RequestContext,
  status: string,
) {
  const order = switches.peopleOrder === "changing" ? requestNumber : 0;
  return remember(`${status}/${order}/${viewer.key}`, () =>
    orderedPeople(records, switches, order).filter(
      (person) => (status === "all" || person.status === status) && viewer.sees(person),
    ),
  );
}

function listJobRoles(context: RequestContext, url: URL): ListPage {
  const { viewer, records, jobRoles, switches } = context;
  if (!viewer.readsPeople)
    throw new RefusedRequest({ status: 403, field: "scope", reason: "public:read or private:read is needed" });
  const asOf = url.searchParams.get("$asOf");
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    throw new RefusedRequest({ status: 400, field: "$asOf", reason: "not a day" });
  const rows = rowsSeen(context, `jobRoles/${asOf}`, () =>
    asOf === null ? records.jobRoles.values() : jobRoles.on(asOf).values(),
  );
  return told(context, pageOf(rows, queryOf("jobRoles", url, ["$asOf"], switches)));
}

function listAll(context: RequestContext, list: "locations" | "companies" | "customFields", url: URL): ListPage {
  return told(context, pageOf<object>([...context.records[list].values()], queryOf(list, url, [], context.switches)));
}

function listCustom(context: RequestContext, list: "customFields" | "customValues", url: URL): ListPage {
  const { viewer, switches, records } = context;
  if (switches.customFieldsArePrivate && !viewer.readsPrivate) {
    throw new RefusedRequest({ status: 403, field: "scope", reason: "private:read is needed" });
  }
  if (list === "customFields") return listAll(context, list, url);
  const rows = rowsSeen(context, list, () => records.customValues.values());
  return told(context, pageOf(rows, queryOf("customValues", url, [], switches)));
}

function rowsSeen(
  { records, viewer, rowsSeen: remember }: RequestContext,
  key: string,
  all: () => Iterable<RowOfPerson>,
) {
  return remember(`${key}/${viewer.key}`, () =>
    [...all()].filter(({ personId }) => {
      const person = records.people.get(personId);
      return person !== undefined && viewer.sees(person);
    }),
  );
}

function told(context: RequestContext, page: ListPage): ListPage {
  return { ...page, total: context.totalTold(page.total) };
}
