import { describe, expect, it } from "vitest";
import { enterpriseUrn, filter, groupUrn, newUser, patch, type Send, start, userUrn } from "./__fixtures__/start.ts";

const listUrn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
const made = { userName: "grace.k7@example.com", email: "grace@example.com" };

interface Step {
  readonly name: string;
  readonly send: (send: Send, known: { readonly seeded: string; readonly created: string }) => ReturnType<Send>;
  readonly expected: unknown;
  /** How long the answer may take, where the suite says so. */
  readonly withinMs?: number;
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
  {
    name: "groups",
    send: (send) => send("GET", "/Groups"),
    expected: { status: 200, body: { schemas: [listUrn] } },
    withinMs: 600,
  },
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
    for (const { name, send: ask, expected, withinMs = Number.POSITIVE_INFINITY } of specification) {
      const startedAtMs = performance.now();
      const answer = await ask(send, { seeded, created });
      expect.soft(answer, name).toMatchObject(expected as object);
      expect.soft(performance.now() - startedAtMs, name).toBeLessThan(withinMs);
      if (answer.status === 201) created = answer.body.id;
    }
  });
});

/** How each kind of app that Okta has writes: made from the catalogue, or by its wizard. Neither asks what the server can do. */
const dialects = {
  catalogue: {
    setActive: (send: Send, id: string, active: boolean) =>
      send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active } })),
    renameGroup: (send: Send, id: string, displayName: string) =>
      send("PATCH", `/Groups/${id}`, patch({ op: "replace", value: { id, displayName } })),
    swapMember: (send: Send, id: string, gone: string, come: string) =>
      send(
        "PATCH",
        `/Groups/${id}`,
        patch(
          { op: "remove", path: `members[value eq "${gone}"]` },
          { op: "add", path: "members", value: [{ value: come, display: "come@example.com" }] },
        ),
      ),
    pushMembers: (send: Send, id: string, members: readonly string[]) =>
      send(
        "PATCH",
        `/Groups/${id}`,
        patch({ op: "replace", path: "members", value: members.map((value) => ({ value, display: "x" })) }),
      ),
  },
  wizard: {
    setActive: async (send: Send, id: string, active: boolean) =>
      send("PUT", `/Users/${id}`, { ...(await send("GET", `/Users/${id}`)).body, active }),
    renameGroup: async (send: Send, id: string, displayName: string) =>
      send("PUT", `/Groups/${id}`, { ...(await send("GET", `/Groups/${id}`)).body, displayName }),
    swapMember: async (send: Send, id: string, gone: string, come: string) => {
      const { body } = await send("GET", `/Groups/${id}`);
      const left = body.members.map(({ value }) => value).filter((value) => value !== gone);
      return putGroup(send, id, String(body.displayName), [...left, come]);
    },
    pushMembers: async (send: Send, id: string, members: readonly string[]) =>
      putGroup(send, id, String((await send("GET", `/Groups/${id}`)).body.displayName), members),
  },
};

const putGroup = (send: Send, id: string, displayName: string, members: readonly string[]) =>
  send("PUT", `/Groups/${id}`, {
    schemas: [groupUrn],
    id,
    displayName,
    members: members.map((value) => ({ value, display: null })),
  });

describe.each(Object.entries(dialects))("Okta's life cycle suite, %s app", (_, dialect) => {
  it("takes a person through joining, changing, leaving and coming back", async () => {
    const send = await start();
    const look = (path: string) => send("GET", path);
    const email = "grace@example.com";

    expect((await look("/Users?startIndex=1&count=2")).status).toBe(200);
    expect((await look(`/Users${filter(`userName eq "${email}"`)}&startIndex=1&count=100`)).body.totalResults).toBe(0);
    const sent = { ...newUser(email), externalId: "00u1", groups: [], password: "a1!Bcdefg", locale: "en-US" };
    const { status, body, headers } = await send("POST", "/Users", {
      ...sent,
      schemas: [userUrn, enterpriseUrn],
      name: { givenName: "Grace", familyName: "Hopper" },
      [enterpriseUrn]: { department: "Compilers" },
    });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty("password");
    expect(headers.get("location")).toBe(body.meta.location);

    const found = (await look(`/Users${filter(`userName eq "${email}"`)}`)).body.Resources[0];
    expect(found).toMatchObject({
      id: body.id,
      userName: email,
      emails: [{ value: email }],
      name: { familyName: "Hopper", givenName: "Grace" },
    });

    const current = (await look(`/Users/${body.id}`)).body;
    const updated = { ...current, name: { givenName: "Amazing", familyName: "Hopper" } };
    expect(await send("PUT", `/Users/${body.id}`, updated)).toMatchObject({ status: 200 });
    expect((await look(`/Users/${body.id}`)).body).toMatchObject({
      name: { givenName: "Amazing" },
      [enterpriseUrn]: { department: "Compilers" },
    });

    for (const active of [false, true, false]) {
      expect(await dialect.setActive(send, body.id, active)).toMatchObject({ status: 200, body: { active } });
      expect((await look(`/Users/${body.id}`)).body).toMatchObject({ active, name: { givenName: "Amazing" } });
    }
  });

  it("pushes a group, its name, its members, and none", async () => {
    const send = await start();
    const [ada, bob, cy] = await Promise.all(
      ["ada", "bob", "cy"].map(async (name) => (await send("POST", "/Users", newUser(`${name}@example.com`))).body.id),
    );
    if (ada === undefined || bob === undefined || cy === undefined) throw new Error("nobody was made");
    const miss = await send("GET", `/Groups${filter('displayName eq "Sales"')}&startIndex=1&count=100`);
    expect(miss.body).toMatchObject({ totalResults: 0, Resources: [] });
    const made = await send("POST", "/Groups", { schemas: [groupUrn], displayName: "Sales", members: [] });
    expect(made).toMatchObject({ status: 201, body: { displayName: "Sales" } });
    const { id } = made.body;
    const members = async () => (await send("GET", `/Groups/${id}`)).body.members?.map(({ value }) => value) ?? [];

    expect((await dialect.pushMembers(send, id, [ada, bob])).status).toBe(200);
    expect(await members()).toEqual([ada, bob]);
    expect((await dialect.renameGroup(send, id, "Sales EMEA")).status).toBe(200);
    expect((await dialect.swapMember(send, id, ada, cy)).status).toBe(200);
    expect(await members()).toEqual([bob, cy]);
    expect((await send("GET", `/Users/${cy}`)).body.groups).toEqual([
      { value: id, $ref: `Groups/${id}`, display: "Sales EMEA", type: "direct" },
    ]);
    expect((await send("GET", `/Users/${ada}`)).body).not.toHaveProperty("groups");

    expect((await dialect.pushMembers(send, id, [])).status).toBe(200);
    expect(await members()).toEqual([]);
    expect((await send("GET", `/Users/${bob}`)).body).not.toHaveProperty("groups");
    expect((await send("DELETE", `/Groups/${id}`)).status).toBe(204);
  });
});

describe("Okta's import", () => {
  it("reads every user once, a hundred at a time, in numbers that are numbers", async () => {
    const send = await start();
    for (let each = 0; each < 250; each++) await send("POST", "/Users", newUser(`user${each}@example.com`));
    const ids = new Set<string>();
    for (let startIndex = 1; startIndex <= 250; startIndex += 100) {
      const { body } = await send("GET", `/Users?startIndex=${startIndex}&count=100`);
      const itemsPerPage = startIndex === 201 ? 50 : 100;
      expect(body).toMatchObject({ totalResults: 250, startIndex, itemsPerPage });
      for (const user of body.Resources) ids.add(user.id);
    }
    expect(ids.size).toBe(250);
  });
});
