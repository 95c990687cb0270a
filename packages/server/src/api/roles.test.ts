import { expect, it } from "vitest";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { openApi } from "../__fixtures__/open-api.ts";
import { routes } from "./routes/routes.ts";

// Each route, what a role that may call it is answered, and the least such role. "first run": the plan of a sync that never ran.
const table = [
  ["GET", "/syncs", "viewer", 200],
  ["GET", "/syncs/{sync}", "viewer", 200],
  ["GET", "/syncs/{sync}/due", "viewer", 200],
  ["POST", "/syncs/{sync}/check", "operator", 200],
  ["POST", "/syncs/{sync}/wake", "operator", 202],
  ["POST", "/connections/{connection}/release", "operator", 404],
  ["GET", "/queue", "viewer", 200],
  ["GET", "/syncs/{sync}/runs", "viewer", 200],
  ["GET", "/syncs/{sync}/log", "viewer", 200],
  ["POST", "/syncs/{sync}/sync-now", "operator", 202],
  ["POST", "/syncs/{sync}/sync-all", "operator", 202],
  ["POST", "/syncs/{sync}/replay", "operator", 202],
  ["GET", "/syncs/{sync}/plans", "viewer", 200],
  ["GET", "/syncs/{sync}/plans/{plan}", "viewer", 200],
  ["GET", "/syncs/{sync}/plans/{plan}/changes", "viewer", 200],
  ["POST", "/syncs/{sync}/plans/{plan}/approve", "operator", 422],
  ["POST", "/syncs/{sync}/plans/{plan}/confirm", "operator", 409],
  ["POST", "/syncs/{sync}/plans/{plan}/discard", "operator", 200],
  ["GET", "/key", "viewer", 200],
  ["GET", "/keys", "admin", 200],
  ["POST", "/keys", "admin", 201],
  ["POST", "/keys/{key}/revoke", "admin", 404],
] as const;

const bodies: { readonly [path: string]: unknown } = {
  "/syncs/{sync}/plans/{plan}/approve": { reason: "seen" },
  "/syncs/{sync}/plans/{plan}/confirm": { digest: "that of another" },
  "/syncs/{sync}/replay": { since: "2020-01-01T00:00:00Z" },
  "/keys": { name: "one more", role: "viewer" },
};

const order = ["viewer", "operator", "admin"] as const;

it("there is a row for each route", () => {
  const stated = table.map(([method, path, role]) => `${method} ${path} ${role}`);
  expect(routes.map(({ method, path, role }) => `${method.toUpperCase()} ${path} ${role}`).toSorted()).toEqual(
    stated.toSorted(),
  );
});

it.each(table)(
  "%s %s is for a key of a %s at least, and for nobody without one",
  async (method, path, least, status) => {
    const { call, keys, world, store } = await openApi({ people: [person("1")], accounts: [account("1")] });
    const { id } = await store.plans.save(await world.plan());
    const filled = `/api/v1${path
      .replace("{sync}", "sync")
      .replace("{plan}", id)
      .replace(/\{\w+\}/, "0000")}`;
    const body = method === "POST" ? { body: bodies[path] ?? {} } : {};
    for (const key of [undefined, "rk_", keys.viewer.replace(/.$/, "!"), `${keys.admin}x`])
      expect((await call(method, filled, { ...body, ...(key !== undefined && { key }) })).status).toBe(401);
    for (const role of order) {
      const may = order.indexOf(role) >= order.indexOf(least);
      // What goes when it is discarded is there again for the next one.
      const at = path.endsWith("discard")
        ? filled.replace(id, (await store.plans.save(await world.plan())).id)
        : filled;
      const answer = await call(method, at, { ...body, key: keys[role] });
      expect([role, answer.status]).toEqual([role, may ? status : 403]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const told = JSON.stringify(await answer.json());
      for (const secret of Object.values(keys)) expect(told).not.toContain(secret.slice(20));
    }
  },
);

it("the description is open to everybody, and says what each route takes", async () => {
  const { call } = await openApi();
  const answer = await call("GET", "/api/v1/openapi.json");
  const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, object> };
  expect([answer.status, openapi]).toEqual([200, "3.1.0"]);
  expect(Object.keys(paths).toSorted()).toEqual([...new Set(table.map(([, path]) => path))].toSorted());
});

it("what is not there is told to those alone who have a key", async () => {
  const { call, keys } = await openApi();
  expect((await call("GET", "/api/v1/nothing")).status).toBe(401);
  const answer = await call("GET", "/api/v1/nothing", { key: keys.viewer });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  expect((await call("GET", "/api/v1/syncs/other", { key: keys.viewer })).status).toBe(404);
});
