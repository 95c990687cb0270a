import fc from "fast-check";
import { expect, it } from "vitest";
import { anyFilter, anyPatch, anyText } from "../__fixtures__/arbitraries.ts";
import { groupType, type ScimResource, stringifyFilter, userType } from "../index.ts";
import { newGroup, newUser, patch, token } from "./__fixtures__/start.ts";
import { bearerAuthenticator, createMemoryResourceStore, createScimServer, type ScimServer } from "./index.ts";

interface Situation {
  readonly store: ReturnType<typeof createMemoryResourceStore>;
  readonly handle: ScimServer;
}

/** A server with three people and a group. */
async function startWithPeople(): Promise<Situation> {
  let count = 0;
  const store = createMemoryResourceStore({ createId: () => `id${++count}` });
  for (const [name, active] of [
    ["ada", true],
    ["bob", false],
    ["cy", true],
  ] as const) {
    const emails = [{ type: "work", value: `${name}@example.com`, primary: true }];
    await store.create(userType, { schemas: [userType.urn], userName: name, externalId: `e-${name}`, active, emails });
  }
  const members = [{ value: "id1" }, { value: "id2" }];
  await store.create(groupType, { schemas: [groupType.urn], displayName: "All", members });
  const handle = createScimServer({
    authenticators: [bearerAuthenticator([{ token, store }])],
    rehire: "reactivate",
    maximumBodyBytes: 20_000,
    onFailure: (error) => {
      throw error;
    },
  });
  return { store, handle };
}

const ids = fc.constantFrom("id1", "id2", "id3", "id4", "id5", "id6", "nobody", "__proto__", "constructor", ".search");
const place = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("/Users", "/Groups") },
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom("/Users", "/Groups"), ids).map((parts) => parts.join("/")) },
  { weight: 2, arbitrary: fc.constantFrom("/Schemas", "/ResourceTypes/User", "/ServiceProviderConfig", "/", "//") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }).map((text) => `/${text}`) },
);
const parameter = fc.oneof(
  fc.tuple(fc.constant("filter"), fc.oneof(anyFilter.map(stringifyFilter), anyText, fc.string({ maxLength: 30 }))),
  fc.tuple(
    fc.constantFrom("startIndex", "count", "cursor", "COUNT"),
    fc.constantFrom("0", "1", "-1", "2", "1e9", "x", "", "9".repeat(15), "a1", "zzzzzzzzzz"),
  ),
  fc.tuple(
    fc.constantFrom("sortBy", "attributes", "excludedAttributes", "sortOrder", "__proto__"),
    fc.oneof(fc.constantFrom("userName", "emails", "name.familyName", "members,", "descending", "password"), anyText),
  ),
);
const query = fc
  .array(parameter, { maxLength: 3 })
  .map((pairs) => new URLSearchParams(pairs.map(wellFormed)).toString());
const wellFormed = ([name, value]: readonly [string, string]): [string, string] => [name, value.toWellFormed()];

const member = fc.record({ value: ids }, { requiredKeys: [] });
const user = fc
  .record({
    userName: fc.constantFrom("ada", "Bob", "cy", ""),
    externalId: fc.constantFrom("e-bob", "e2", "e3"),
    active: fc.constantFrom<unknown>(true, false, "False"),
  })
  .map(({ userName, ...more }) => newUser(userName, more));
const group = fc
  .tuple(fc.constantFrom("Sales", "Ops"), fc.array(member, { maxLength: 3 }))
  .map(([name, members]) => ({ ...newGroup(name), members }));
const memberPatch = fc
  .record({
    op: fc.constantFrom("add", "remove", "replace"),
    path: fc.constant("members"),
    value: fc.array(member, { maxLength: 3 }),
  })
  .map((operation) => patch(operation));
const search = fc.record({
  schemas: fc.constant(["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]),
  filter: anyFilter.map(stringifyFilter),
  count: fc.constantFrom<unknown>(1, "1", null, {}),
});
const body = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .oneof(anyPatch, memberPatch, user, group, search, fc.jsonValue({ maxDepth: 4 }))
      .map((value) => JSON.stringify(value)),
  },
  fc.constantFrom("", "{", '{"__proto__":{"polluted":1}}', "[".repeat(500), "x".repeat(30_000)),
  fc.string({ maxLength: 20 }),
);
const anyRequest = fc.record({
  method: fc.constantFrom("GET", "GET", "POST", "POST", "PUT", "PATCH", "PATCH", "DELETE", "HEAD"),
  place,
  query,
  body,
  headers: fc.record(
    {
      "content-type": fc.constantFrom(
        "application/scim+json",
        "application/json",
        "text/plain",
        "application/json;charset=x",
      ),
      "if-match": fc.constantFrom("*", 'W/"x"', "", '"'),
      "if-none-match": fc.constantFrom("*", 'W/"x"'),
    },
    { requiredKeys: ["content-type"] },
  ),
});

const users = fc.constantFrom("id1", "id2", "id3", "id5", "id6").map((id) => `/Users/${id}`);
const groups = fc.constantFrom("id4", "id5", "id6").map((id) => `/Groups/${id}`);
const meant = (method: string, path: fc.Arbitrary<string>, sent: fc.Arbitrary<unknown>) =>
  fc.record({
    method: fc.constant(method),
    place: path,
    query: fc.constant(""),
    body: sent.map((value) => JSON.stringify(value)),
    headers: fc.constant({ "content-type": "application/scim+json" }),
  });

/** Some that could have been meant, among many that could not. */
const request = fc.oneof(
  { weight: 8, arbitrary: anyRequest },
  meant("POST", fc.constant("/Users"), user),
  meant("POST", fc.constant("/Groups"), group),
  meant("PUT", users, user),
  meant("PUT", groups, group),
  meant("PATCH", groups, memberPatch),
  meant("PATCH", users, anyPatch),
  meant("DELETE", fc.oneof(users, groups), fc.constant({})),
);

/** The statuses for which SCIM has words. */
const named: ReadonlySet<number> = new Set([400, 409]);

async function send(handle: ScimServer, { method, place: path, query: text, body: sent, headers }: RandomRequest) {
  const mayHaveBody = method !== "GET" && method !== "HEAD";
  const response = await handle(
    new Request(`http://localhost${encodeURI(path.toWellFormed())}?${text}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(mayHaveBody && { body: sent }),
    }),
  );
  const answer = await response.text();
  if (response.status < 400) return response.status;
  const { status, scimType, schemas } = JSON.parse(answer);
  expect([status, schemas]).toEqual([String(response.status), ["urn:ietf:params:scim:api:messages:2.0:Error"]]);
  expect(typeof scimType === "string").toBe(named.has(response.status));
  return response.status;
}
type RandomRequest = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

/** Both ends of every membership agree, nobody has a name twice, and every name is found. */
async function assertSound({ store }: Situation): Promise<void> {
  const all = {
    filter: undefined,
    sort: undefined,
    projection: {},
    page: { by: "index", startIndex: 1, count: 100 },
  } as const;
  const users = (await store.list(userType, all)).resources;
  const groups = (await store.list(groupType, all)).resources;
  const pairs = (from: readonly ScimResource[], name: string) =>
    from.flatMap(({ id, [name]: others }) => (Array.isArray(others) ? others : []).map(({ value }) => [id, value]));
  const userIds = new Set(users.map(({ id }) => id));
  const members = pairs(groups, "members").filter(([, user]) => userIds.has(user));
  expect(new Set(pairs(users, "groups").map(([user, group]) => `${group} ${user}`))).toEqual(
    new Set(members.map(([group, user]) => `${group} ${user}`)),
  );
  const names = users.map(({ userName }) => String(userName).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const { id, userName } of users) {
    const filter = { operator: "eq", path: "userName", value: String(userName) } as const;
    expect((await store.list(userType, { ...all, filter })).resources.map((each) => each.id)).toEqual([id]);
  }
}

it("answers whatever is sent in time, never with a failure of its own, and says in SCIM's words what is wrong", async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 14 }), async (requests) => {
      const situation = await startWithPeople();
      for (const each of requests) {
        const startedAtMs = performance.now();
        const status = await send(situation.handle, each);
        expect(performance.now() - startedAtMs).toBeLessThan(2_000);
        expect(status).toBeLessThan(500);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      await assertSound(situation);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
  // It must not have been refusals alone that were tested.
  for (const status of [200, 201, 204, 400, 404, 405, 409, 412, 415]) {
    expect.soft(statuses.get(status), `${status}`).toBeGreaterThan(10);
  }
}, 60_000);
