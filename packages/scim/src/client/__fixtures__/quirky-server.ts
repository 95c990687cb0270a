import { applyPatch as apply, errorSchema, groupType, listSchema, userType } from "../../index.ts";
import { type Reply, type SeenRequest, startServer, type TestServer } from "./start-server.ts";

type Row = { id: string; [name: string]: unknown };

/** What a server does differently. */
export interface Quirks {
  readonly patch?: "refused" | "silent" | "with body";
  readonly put?: "refused";
  /** Attributes that are taken and not kept. */
  readonly drops?: readonly string[];
  readonly filter?: "refused" | "ignored" | "exact case";
  readonly cursor?: true;
  readonly noTotal?: true;
  readonly firstIndex?: 0;
  /** Resources on a page at most. */
  readonly mostPerPage?: number;
  readonly entityTags?: true;
  /** What a POST is answered with besides making the resource. */
  readonly created?: "empty" | "no id" | "location only";
  readonly activeText?: true;
  /** Members in one request at most. */
  readonly mostMembers?: number;
  /** Members that the server does not know. */
  readonly strangers?: readonly string[];
  /** Comes before everything else. */
  readonly before?: (request: SeenRequest, count: number) => Reply | undefined;
}

/** A small SCIM server of users and groups with quirks, and what it keeps. */
export interface QuirkyServer extends TestServer {
  readonly rows: Map<string, Row>;
  readonly versions: Map<string, number>;
}

const error = (status: number, scimType?: string): Reply => ({
  status,
  body: {
    schemas: [errorSchema],
    status: String(status),
    ...(scimType && { scimType }),
    detail: "ada@example.com is the trouble",
  },
});

/** Starts one. */
export async function startQuirkyServer(quirks: Quirks = {}): Promise<QuirkyServer> {
  const rows = new Map<string, Row>();
  const versions = new Map<string, number>();
  let made = 0;
  const touch = (row: Row) => {
    for (const name of quirks.drops ?? []) delete row[name];
    rows.set(row.id, row);
    versions.set(row.id, (versions.get(row.id) ?? 0) + 1);
  };
  const shown = (row: Row, status: number): Reply => ({
    status,
    body: {
      ...row,
      ...(quirks.activeText && typeof row.active === "boolean" && { active: row.active ? "True" : "False" }),
    },
    ...(quirks.entityTags && { headers: { etag: `W/"${versions.get(row.id)}"` } }),
  });

  const list = ({ query, path }: SeenRequest): Reply => {
    const filter = query.get("filter");
    if (filter !== null && quirks.filter === "refused") return error(400, "invalidFilter");
    const [, name = "", value = ""] = /^(\S+) eq "(.*)"$/.exec(filter ?? "") ?? [];
    const same = (found: unknown) =>
      quirks.filter === "exact case" ? found === value : String(found).toLowerCase() === value.toLowerCase();
    const all = [...rows.values()]
      .filter(({ id }) => id.startsWith(path.slice(1, 2).toLowerCase()))
      .filter((row) => filter === null || quirks.filter === "ignored" || same(row[name]));
    const size = Math.min(Number(query.get("count") ?? 100), quirks.mostPerPage ?? 1000);
    const first = quirks.firstIndex ?? 1;
    const from = quirks.cursor
      ? Number(query.get("cursor")?.slice(1) || 0)
      : Number(query.get("startIndex") ?? first) - first;
    if (quirks.cursor && !query.has("cursor")) return error(400, "invalidCursor");
    const Resources = all.slice(from, from + size);
    const next = from + size < all.length ? { nextCursor: `c${from + size}` } : {};
    return {
      status: 200,
      body: {
        schemas: [listSchema],
        ...(!quirks.noTotal && { totalResults: all.length }),
        Resources,
        ...(quirks.cursor ? next : { startIndex: from + first }),
      },
    };
  };

  const post = ({ body, path }: SeenRequest): Reply => {
    const twin = [...rows.values()].find((row) => row.userName !== undefined && same(row.userName, body.userName));
    if (twin) return error(409, "uniqueness");
    const row = { ...body, id: `${path.slice(1, 2).toLowerCase()}${++made}` };
    touch(row);
    if (quirks.created === "empty") return { status: 201 };
    if (quirks.created === "location only")
      return { status: 201, headers: { location: `https://elsewhere.example${path}/${row.id}` } };
    if (quirks.created === "no id") return { status: 200, body: { ...row, id: undefined } };
    return shown(row, 201);
  };

  const patch = (row: Row, { body }: SeenRequest): Reply => {
    if (quirks.patch === "refused") return error(501);
    const ids = body.Operations.flatMap((each: { value?: unknown; path?: string }) =>
      Array.isArray(each.value) ? each.value.map(({ value }) => value) : [/"(.*)"/.exec(each.path ?? "")?.[1]],
    );
    if (quirks.mostMembers !== undefined && ids.length > quirks.mostMembers) return error(400, "tooMany");
    if (ids.some((id: string) => quirks.strangers?.includes(id))) return error(400, "invalidValue");
    const type = row.id.startsWith("g") ? groupType : userType;
    touch({ ...apply(row, body, type).resource, id: row.id });
    return quirks.patch === "silent" ? { status: 204 } : shown(rows.get(row.id) as Row, 200);
  };

  const answer = (request: SeenRequest, count: number): Reply => {
    const before = quirks.before?.(request, count);
    if (before) return before;
    const [, kind, id] = request.path.split("/");
    if (kind !== "Users" && kind !== "Groups") return { status: 404, body: "<h1>Nothing here</h1>" };
    if (id === undefined) return request.method === "POST" ? post(request) : list(request);
    const row = rows.get(decodeURIComponent(id));
    if (row === undefined) return error(404);
    const condition = request.headers["if-match"];
    if (condition !== undefined && condition !== `W/"${versions.get(row.id)}"`) return error(412);
    if (request.method === "GET") return shown(row, 200);
    if (request.method === "PATCH") return patch(row, request);
    if (request.method === "DELETE") rows.delete(row.id);
    else if (quirks.put === "refused") return error(405);
    else touch({ ...request.body, id: row.id });
    return request.method === "DELETE" ? { status: 204 } : shown(rows.get(row.id) as Row, 200);
  };
  return { ...(await startServer(answer)), rows, versions };
}

const same = (left: unknown, right: unknown): boolean => String(left).toLowerCase() === String(right).toLowerCase();
