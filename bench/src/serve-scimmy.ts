import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { argv } from "node:process";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";
import { idOf, newScimUser } from "./scim-users.ts";
import { serveFromHere } from "./serve-from-here.ts";

// A process of its own: `serve-scimmy.ts <users> <token>`. scimmy-routers over a Map, its handlers as its documentation has them, and
// kinder where that costs us nothing: the handler cuts the page itself, as scimmy would make every user of the company before it did, and
// a second Map knows which user names are taken.

interface Row {
  readonly id: string;
  readonly userName: string;
  readonly [name: string]: unknown;
}

/** What scimmy hands to a handler. */
interface Asked {
  readonly id?: string;
  readonly filter?: { match(rows: readonly Row[]): Row[] };
  readonly constraints?: { readonly startIndex?: number; readonly count?: number; totalResults?: number };
}

const [, , size = "0", token = ""] = argv;
const rows = new Map<string, Row>();
const owners = new Map<string, string>();

function keep(id: string, data: object): Row {
  const at = new Date().toISOString();
  const meta = { created: at, lastModified: at };
  const row = { ...(data as Row), id, meta };
  rows.set(id, row);
  owners.set(row.userName.toLowerCase(), id);
  return row;
}

function found(id: string): Row {
  const row = rows.get(id);
  if (!row) throw new SCIMMY.Types.Error(404, null as never, `Resource ${id} not found`);
  return row;
}

function egress({ id, filter, constraints }: Asked): Row | readonly Row[] {
  if (id !== undefined) return found(id);
  const all = [...rows.values()];
  const matching = filter ? filter.match(all) : all;
  const { startIndex = 1, count = 20 } = constraints ?? {};
  // Without this, scimmy takes the page for the whole list.
  if (constraints) constraints.totalResults = matching.length;
  return matching.slice(startIndex - 1, startIndex - 1 + count);
}

function ingress({ id }: Asked, data: object): Row {
  if (id !== undefined) found(id);
  const given = JSON.parse(JSON.stringify(data)) as Row;
  const owner = owners.get(given.userName.toLowerCase());
  if (owner !== undefined && owner !== id) throw new SCIMMY.Types.Error(409, "uniqueness", "userName is taken");
  return keep(id ?? idOf(rows.size), given);
}

const degress = ({ id = "" }: Asked) => void rows.delete(id);

for (let number = 0; number < Number(size); number++) keep(idOf(number), newScimUser(number));

SCIMMY.Resources.declare(SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false), {
  egress,
  ingress,
  degress,
} as never);

const app = express();
// scimmy takes numbers for places in a list and Express gives texts: without this every page is the first one.
app.set("query parser", (text: string | undefined) =>
  Object.fromEntries(
    [...new URLSearchParams(text ?? "")].map(([name, value]) => [
      name,
      name === "startIndex" || name === "count" ? Number(value) : value,
    ]),
  ),
);
const handler = (request: express.Request) => {
  if (request.header("authorization") !== `Bearer ${token}`) throw new Error("who is this?");
  return "bench";
};
app.use("/", new SCIMMYRouters({ type: "bearer", handler }) as never);
const server = app.listen(0, "127.0.0.1");
await once(server, "listening");
serveFromHere(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
