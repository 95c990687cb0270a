import { describe, expect, it } from "vitest";
import { newUser, type Send, start, userUrn } from "./__fixtures__/start.ts";

const listUrn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
const filter = (text: string) => `?filter=${encodeURIComponent(text)}`;
const made = { userName: "grace.k7@example.com", email: "grace@example.com" };

interface Step {
  readonly name: string;
  readonly send: (send: Send, known: { readonly seeded: string; readonly created: string }) => ReturnType<Send>;
  readonly expected: unknown;
}

const grace = {
  schemas: [userUrn],
  userName: made.userName,
  name: { givenName: "Grace", familyName: "Hopper" },
  emails: [{ primary: true, value: made.email, type: "work" }],
  displayName: "Grace Hopper",
  active: true,
};
const asJson = { "content-type": "application/json", accept: "application/scim+json; charset=utf-8" };

/** What Okta's specification suite sends and wants of an answer, request by request. */
const specification: readonly Step[] = [
  {
    name: "a first page of one user, with everything Okta reads of a user",
    send: (send) => send("GET", "/Users?count=1&startIndex=1"),
    expected: {
      status: 200,
      body: {
        schemas: [listUrn],
        itemsPerPage: expect.any(Number),
        startIndex: expect.any(Number),
        totalResults: expect.any(Number),
        Resources: [
          {
            id: expect.stringMatching(/./),
            name: { familyName: expect.stringMatching(/./), givenName: expect.stringMatching(/./) },
            userName: expect.stringMatching(/./),
            active: expect.any(Boolean),
            emails: [{ value: expect.stringMatching(/./) }],
          },
        ],
      },
    },
  },
  {
    name: "that user by id",
    send: (send, { seeded }) => send("GET", `/Users/${seeded}`),
    expected: {
      status: 200,
      body: {
        id: expect.stringMatching(/./),
        name: { familyName: expect.stringMatching(/./), givenName: expect.stringMatching(/./) },
        userName: expect.stringMatching(/./),
        active: expect.any(Boolean),
        emails: [{ value: expect.stringMatching(/./) }],
      },
    },
  },
  {
    name: "a user name that nobody has",
    send: (send) => send("GET", `/Users${filter('userName eq "nobody@example.com"')}`),
    expected: { status: 200, body: { schemas: [listUrn], totalResults: 0, Resources: [] } },
  },
  {
    name: "an id that nobody has",
    send: (send) => send("GET", "/Users/010101001010101011001010101011"),
    expected: { status: 404, body: { detail: expect.stringMatching(/./), schemas: [errorUrn] } },
  },
  {
    name: "the user that is about to be made is not there",
    send: (send) => send("GET", `/Users${filter(`userName eq "${made.email}"`)}`),
    expected: { status: 200, body: { totalResults: 0, schemas: [listUrn] } },
  },
  {
    name: "a new user, sent as plain JSON",
    send: (send) => send("POST", "/Users", grace, asJson),
    expected: { status: 201, body: { ...grace, id: expect.stringMatching(/./) } },
  },
  {
    name: "that user by id, with the names it was given",
    send: (send, { created }) => send("GET", `/Users/${created}`),
    expected: { status: 200, body: { userName: grace.userName, name: grace.name } },
  },
  {
    name: "the same user once more",
    send: (send) =>
      send("POST", "/Users", { ...grace, emails: [{ primary: true, value: made.userName, type: "work" }] }, asJson),
    expected: { status: 409, body: { schemas: [errorUrn], status: "409", scimType: "uniqueness" } },
  },
  {
    name: "a user name in capitals",
    send: (send) => send("GET", `/Users${filter(`userName eq "${made.userName.toUpperCase()}"`)}`),
    expected: { status: 200, body: { totalResults: 1, Resources: [{ userName: made.userName }] } },
  },
  { name: "groups", send: (send) => send("GET", "/Groups"), expected: { status: 200, body: { schemas: [listUrn] } } },
  {
    name: "credentials that are none",
    send: (send) => send("GET", "/Users", undefined, { authorization: "non-token" }),
    expected: { status: 401, body: { detail: expect.stringMatching(/./), status: "401", schemas: [errorUrn] } },
  },
  {
    name: "another id that nobody has",
    send: (send) => send("GET", "/Users/00919288221112222"),
    expected: { status: 404, body: { detail: expect.stringMatching(/./), status: "404", schemas: [errorUrn] } },
  },
];

describe("Okta's specification suite", () => {
  it("gets the answers it wants, in its order and in time", async () => {
    const send = await start({ baseUrl: "/scim/v2" });
    const seeded = (await send("POST", "/Users", newUser("ada@example.com"))).body.id;
    let created = "";
    for (const { name, send: ask, expected } of specification) {
      const startedAtMs = performance.now();
      const answer = await ask(send, { seeded, created });
      expect.soft(answer, name).toMatchObject(expected as object);
      expect.soft(performance.now() - startedAtMs, name).toBeLessThan(600);
      if (answer.status === 201) created = answer.body.id;
    }
  });
});
