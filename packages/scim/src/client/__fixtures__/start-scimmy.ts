/// <reference types="node" />
import type { AddressInfo } from "node:net";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";
import { onTestFinished } from "vitest";

type Row = { id: string; meta?: object; [name: string]: unknown };

/** What one server of scimmy keeps. Its handlers are of the whole process, so each request brings its own store along. */
export interface ScimmyStore {
  readonly users: Map<string, Row>;
  readonly groups: Map<string, Row>;
  /** Of the user `admin`. */
  readonly password: string;
  count: number;
}

/** A server of scimmy on this machine that ends with the test, and what it keeps and was asked. */
export interface Scimmy {
  readonly url: string;
  readonly store: ScimmyStore;
  /** Method and path of each request. */
  readonly seen: string[];
}

const declare = (kind: "users" | "groups", unique: string) => ({
  egress: (resource: { id?: string; filter?: { match(rows: Row[]): Row[] } }, { [kind]: rows }: ScimmyStore) => {
    if (resource.id === undefined) {
      const all = [...rows.values()];
      return resource.filter ? resource.filter.match(all) : all;
    }
    return found(rows, resource.id);
  },
  ingress: (resource: { id?: string }, data: object, store: ScimmyStore) => {
    const rows = store[kind];
    if (resource.id !== undefined) found(rows, resource.id);
    const given = JSON.parse(JSON.stringify(data)) as Row;
    const key = String(given[unique]).toLowerCase();
    const twin = [...rows.values()].find((row) => String(row[unique]).toLowerCase() === key && row.id !== resource.id);
    if (twin) throw new SCIMMY.Types.Error(409, "uniqueness", `${unique} ${given[unique]} is taken`);
    const id = resource.id ?? `${kind}-${++store.count}`;
    // scimmy's PATCH adds a member who is in once more: it is for whoever keeps the groups to have them once.
    if (Array.isArray(given.members)) given.members = distinct(given.members as Member[]);
    const row = { ...given, id, meta: { created: "2026-01-01T00:00:00Z", lastModified: "2026-01-01T00:00:00Z" } };
    rows.set(id, row);
    return row;
  },
  degress: (resource: { id?: string }, { [kind]: rows }: ScimmyStore) => {
    rows.delete(found(rows, resource.id ?? "").id);
  },
});

interface Member {
  readonly value: string;
}

const distinct = (members: readonly Member[]): readonly Member[] => [
  ...new Map(members.map((member) => [member.value, member])).values(),
];

const found = (rows: Map<string, Row>, id: string): Row => {
  const row = rows.get(id);
  if (!row) throw new SCIMMY.Types.Error(404, null as never, `Resource ${id} not found`);
  return row;
};

SCIMMY.Resources.declare(
  SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false),
  declare("users", "userName") as never,
);
SCIMMY.Resources.declare(SCIMMY.Resources.Group, declare("groups", "displayName") as never);

const numbered = (query: URLSearchParams): object =>
  Object.fromEntries(
    [...query].map(([name, value]) => [name, name === "startIndex" || name === "count" ? Number(value) : value]),
  );

const stores = new Map<string, ScimmyStore>();
let routers: SCIMMYRouters | undefined;

/** Starts scimmy behind Basic authentication, until the test ends: `admin` and `secret`. */
export async function startScimmy(): Promise<Scimmy> {
  const { stop, ...scimmy } = await serveScimmy("secret");
  onTestFinished(stop);
  return scimmy;
}

/** Starts scimmy behind Basic authentication: `admin` and a password. */
export async function serveScimmy(password: string): Promise<Scimmy & { readonly stop: () => void }> {
  const hostOf = (request: express.Request) => request.header("host") ?? "";
  routers ??= new SCIMMYRouters({
    type: "basic",
    handler: (request) => {
      const wanted = `Basic ${btoa(`admin:${stores.get(hostOf(request))?.password}`)}`;
      if (request.header("authorization") !== wanted) throw new Error("who is this?");
      return "admin";
    },
    context: (request: express.Request) => stores.get(hostOf(request)),
  });
  const seen: string[] = [];
  const app = express();
  // It takes numbers for places in a list, and Express gives texts: without this every page is the first one.
  app.set("query parser", (text: string | undefined) => numbered(new URLSearchParams(text ?? "")));
  app.use((request, _response, next) => {
    seen.push(`${request.method} ${request.path}`);
    next();
  });
  app.use("/scim", routers as never);
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store: ScimmyStore = { users: new Map(), groups: new Map(), password, count: 0 };
  stores.set(host, store);
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://${host}/scim/`, store, seen, stop };
}
