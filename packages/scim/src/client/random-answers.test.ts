import { RosterkitError } from "@rosterkit/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorSchema } from "../index.ts";
import { connect, testIo } from "./__fixtures__/connect.ts";
import type { ScimClient } from "./index.ts";

/** Names that mean something to the client, and some that mean something to JavaScript. */
const names = [
  ...["id", "schemas", "Resources", "totalResults", "nextCursor", "meta", "userName", "emails", "members", "active"],
  ...[
    "value",
    "type",
    "name",
    "scimType",
    "status",
    "detail",
    "patch",
    "filter",
    "supported",
    "maxResults",
    "endpoint",
  ],
  ...["schema", "attributes", "subAttributes", "schemaExtensions", "__proto__", "constructor", "toString"],
];

const { body } = fc.letrec((tie) => ({
  body: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      "",
      "complex",
      "User",
      "/Users",
      errorSchema,
      "urn:ietf:params:scim:schemas:core:2.0:User",
    ),
    fc.integer({ min: -1, max: 3 }),
    fc.array(tie("body"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie("body")), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

/** A resource that could be one, but for what is in its attributes. */
const resource = fc.record(
  { id: fc.constantFrom("1", "2"), userName: body, emails: body, members: body, meta: body, title: body, active: body },
  { requiredKeys: ["id"] },
);

const list = fc.record({
  totalResults: fc.integer({ min: 0, max: 4 }),
  Resources: fc.array(resource, { maxLength: 4 }),
});

const answer = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 405, 409, 412, 500, 501, 502),
  text: fc.oneof(
    fc.oneof(body, resource, list).map((each) => JSON.stringify(each)),
    fc.constantFrom("", "<h1>No</h1>", '{"Resources":['),
  ),
  headers: fc.constantFrom({}, { location: "https://x.example/Users/%zz" }, { etag: 'W/"1"' }),
});

const calls: readonly ((client: ScimClient) => Promise<unknown>)[] = [
  (client) => client.discover(),
  (client) => client.users.get("1"),
  (client) => client.users.findAll("userName", "a"),
  (client) => client.users.create({ userName: "a", 'emails[type eq "work"].value': "secret@example.com" }),
  (client) => client.users.update("1", { title: "X", 'emails[type eq "work"].value': "secret@example.com" }),
  (client) => client.users.setActive("1", false),
  (client) => client.users.delete("1"),
  (client) => client.members.change("1", { add: ["a", "b"], remove: ["c"] }),
  (client) => client.users.list().page(undefined, { day: "", attributes: [] }),
];

describe("answers of every kind", () => {
  it.each(["patch", "put"] as const)("end in a value or a typed error, by %s", async (update) => {
    const property = fc.asyncProperty(
      fc.constantFrom(...calls),
      fc.array(answer, { minLength: 1, maxLength: 6 }),
      async (call, answers) => {
        let count = 0;
        const fetch = async () => {
          const { status, text, headers } = answers[count++ % answers.length] ?? { status: 200, text: "", headers: {} };
          return new Response(status === 204 ? null : text, { status, headers });
        };
        const profile = { update, maximumPages: 5, entityTags: true };
        const client = connect("https://acme.example/scim", { io: testIo({ fetch }), profile });
        const error = await call(client).then(
          () => undefined,
          (each: unknown) => each,
        );
        expect(error === undefined || RosterkitError.isInstance(error), String(error)).toBe(true);
        expect(String(error)).not.toContain("secret@");
        expect(count).toBeLessThan(60);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    );
    const text = '{"id":"1","title":[{"toString":null}],"members":[{"type":{"toString":null}}]}';
    const examples = calls.map((call): [typeof call, { status: number; text: string; headers: object }[]] => [
      call,
      [{ status: 200, text, headers: {} }],
    ]);
    await fc.assert(property, { numRuns: 2000, examples });
  });
});
