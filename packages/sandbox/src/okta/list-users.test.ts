import { describe, expect, it } from "vitest";
import type { OktaStandInOptions } from "./okta-stand-in.ts";
import { createTestCaller, nextOf, profileOf } from "./test-caller.ts";

const admin = "okta.admin@rosterkit.example";

/** An org with ann, bob, cid, dan and eve; dan is DEPROVISIONED. */
function withFive(options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  for (const name of ["ann", "bob", "cid", "dan", "eve"]) {
    caller.time.now += 1000;
    const status = name === "dan" ? "DEPROVISIONED" : "ACTIVE";
    caller.okta.addUser({ profile: { ...profileOf(name), department: `Dept ${name}` }, status });
  }
  const names = async (query: string): Promise<string[]> =>
    (await caller.pages(`/api/v1/users?${query}`)).flat().map((login) => login.replace("@example.com", ""));
  const find = (kind: "search" | "filter", text: string): Promise<string[]> =>
    names(`${kind}=${encodeURIComponent(text)}`);
  const refusal = async (query: string): Promise<string> => {
    const { status, body } = await caller.call("GET", `/api/v1/users?${query}`);
    return `${status} ${body.errorCode}`;
  };
  return { ...caller, names, find, refusal };
}

describe("the plain list", () => {
  it("leaves out the deactivated and follows cursors to the end", async () => {
    const { pages } = withFive();
    expect(await pages("/api/v1/users?limit=2")).toEqual([
      [admin, "ann@example.com"],
      ["bob@example.com", "cid@example.com"],
      ["eve@example.com"],
    ]);
  });

  it("sends self and next as links, and keeps the query in them", async () => {
    const { call } = withFive();
    const { headers } = await call("GET", "/api/v1/users?limit=2&fields=id");
    const [self, next] = headers.get("link")?.split(", ") ?? [];
    expect(self).toBe('<https://acme.okta.test/api/v1/users?limit=2&fields=id>; rel="self"');
    expect(next).toMatch(/^<https:\/\/acme\.okta\.test\/api\/v1\/users\?limit=2&fields=id&after=200u\w+>; rel="next"$/);
  });

  it("does not end in an empty page when the last one is full", async () => {
    const { pages } = withFive();
    expect((await pages("/api/v1/users?limit=5")).map((page) => page.length)).toEqual([5]);
  });

  it("stays in place when people come and go between pages", async () => {
    const { okta, call, pages } = withFive();
    const first = await call("GET", "/api/v1/users?limit=3");
    okta.remove("ann@example.com");
    okta.addUser({ profile: profileOf("fay") });
    const rest = await pages(nextOf(first.headers) ?? "");
    expect(rest.flat()).toEqual(["cid@example.com", "eve@example.com", "fay@example.com"]);
  });

  it.each(["x", "200u!", "200uAAAA", "00u118oQYT4TBTemp0g4"])("refuses the cursor %s", async (after) => {
    expect(await withFive().refusal(`after=${after}`)).toBe("400 E0000029");
  });

  it("reads limit: 200 at most, or as the switch says", async () => {
    const { okta, call, refusal } = createListOf(250);
    const length = async (query: string): Promise<number> => (await call("GET", `/api/v1/users?${query}`)).body.length;
    expect([await length(""), await length("limit=500"), await length("limit=7")]).toEqual([200, 200, 7]);
    okta.switches.limitAboveMaximum = "honour";
    expect(await length("limit=500")).toBe(251);
    okta.switches.limitAboveMaximum = "refuse";
    expect(await refusal("limit=500")).toBe("400 E0000001");
    expect(await refusal("limit=0")).toBe("400 E0000001");
  });

  it("has empty pages with a next link where a switch says so", async () => {
    const { pages } = withFive({ switches: { emptyPages: [1, 3] }, pageSize: 3 });
    expect((await pages("/api/v1/users")).map((page) => page.length)).toEqual([0, 3, 0, 2]);
  });

  it("projects fields and leaves out what Content-Type names", async () => {
    const { call } = withFive();
    const projected = await call("GET", "/api/v1/users?limit=1&fields=status,profile:(firstName,login)");
    expect(projected.body[0]).toEqual({
      id: expect.any(String),
      status: "ACTIVE",
      profile: { firstName: "Okta", login: admin },
    });
    const omitted = await call("GET", "/api/v1/users?limit=1", undefined, {
      "content-type":
        'application/json; okta-response="omitCredentials,omitCredentialsLinks, omitTransitioningToStatus"',
    });
    expect(Object.keys(omitted.body[0])).not.toContain("credentials");
  });

  it("shows transitions, or hides them by switch", async () => {
    const { okta, call } = withFive({ switches: { activationLagMs: 1000 } });
    okta.activate("dan@example.com");
    const listed = async (): Promise<object> =>
      (await call("GET", `/api/v1/users?filter=${encodeURIComponent('status eq "DEPROVISIONED"')}`)).body[0];
    expect(await listed()).toHaveProperty("transitioningToStatus", "PROVISIONED");
    okta.switches.listsShowTransition = false;
    expect(await listed()).not.toHaveProperty("transitioningToStatus");
  });
});

/** An org with this many users beside its administrator. */
function createListOf(count: number) {
  const caller = withFive();
  caller.okta.remove("dan@example.com");
  for (let number = 5; number <= count; number++) caller.okta.addUser({ profile: profileOf(`p${number}`) });
  return caller;
}

describe("q", () => {
  it("finds by the beginning of first name, last name or e-mail, ten at most and never a further page", async () => {
    const { call, names } = createListOf(20);
    expect(await names("q=AN")).toEqual(["ann"]);
    const { body, headers } = await call("GET", "/api/v1/users?q=brock");
    expect([body.length, nextOf(headers)]).toEqual([10, undefined]);
  });

  it("leaves out the deactivated", async () => {
    expect(await withFive().names("q=dan")).toEqual([]);
  });
});

describe("filter", () => {
  it.each([
    ['status eq "DEPROVISIONED"', ["dan"]],
    ['profile.login eq "ann@example.com"', ["ann"]],
    ['profile.login eq "ANN@example.com"', []],
    ['profile.lastName eq "Brock" AND (profile.firstName eq "bob" or profile.firstName eq "dan")', ["bob", "dan"]],
    ['lastUpdated gt "2026-11-02T12:00:04.000Z"', ["eve"]],
    ['lastUpdated ge "2026-11-02T13:00:04.000+01:00" and lastUpdated le "2026-11-02T12:00:04.000Z"', ["dan"]],
    ['lastUpdated lt "2026-11-02T12:00:01.000Z"', [admin]],
  ])("%s", async (text, expected) => {
    // The clock moved a second with every user; dan is the fourth and eve the fifth.
    expect(await withFive().find("filter", text)).toEqual(expected.map((name) => name));
  });

  it.each([
    ['profile.department eq "x"', "400 E0000094"],
    ['profile.login sw "ann"', "400 E0000094"],
    ['status gt "A"', "400 E0000094"],
    ['not (status eq "ACTIVE")', "400 E0000031"],
    ["status eq", "400 E0000031"],
    ['(status eq "ACTIVE"', "400 E0000031"],
    ['status eq "ACTIVE" status', "400 E0000031"],
    ['status eq "ACT', "400 E0000031"],
    ["status eq ACTIVE", "400 E0000031"],
    ["", "400 E0000031"],
  ])("refuses %s", async (text, expected) => {
    expect(await withFive().refusal(`filter=${encodeURIComponent(text)}`)).toBe(expected);
  });
});

describe("search", () => {
  it.each([
    ['profile.department eq "DEPT ANN"', ["ann"]],
    ['profile.firstName sw "B"', ["bob"]],
    ['profile.email co "AN@EX"', ["dan"]],
    ['status lt "ACTIVE" or status gt "ACTIVE"', ["dan"]],
    ["profile.nickName pr", []],
    ['created ge "2026-11-02T12:00:05.000Z"', ["eve"]],
    ['profile.login eq "Eve@Example.com"', ["eve"]],
  ])("%s", async (text, expected) => {
    expect(await withFive().find("search", text)).toEqual(expected);
  });

  it.each([
    'profile.firstName ne "ann"',
    'profile.department co "x"',
    'profile.shoe eq "x"',
    'Profile.firstName eq "x"',
    'shoe eq "x"',
  ])("refuses %s", async (text) => {
    expect(await withFive().refusal(`search=${encodeURIComponent(text)}`)).toBe("400 E0000031");
  });

  it("finds any element of an array, and values with quotes, numbers and truths", async () => {
    const { okta, find } = withFive({
      customAttributes: [
        { name: "skills", title: "Skills", type: "array" },
        { name: "grade", title: "Grade", type: "integer" },
        { name: "remote", title: "Remote", type: "boolean" },
      ],
    });
    okta.updateProfile("ann", { skills: ["go", "ts"], grade: 4, remote: true, nickName: 'the "A"' });
    for (const text of [
      'profile.skills eq "ts"',
      "profile.grade gt 3",
      "profile.remote eq true",
      'profile.nickName eq "the \\"A\\""',
    ])
      expect(await find("search", text)).toEqual(["ann"]);
  });

  it("sorts, with pages", async () => {
    const { pages } = withFive();
    const query = `search=${encodeURIComponent('profile.lastName eq "Brock"')}&sortBy=profile.firstName&sortOrder=desc&limit=2`;
    expect((await pages(`/api/v1/users?${query}`)).map((page) => page.map((login) => login.slice(0, 3)))).toEqual([
      ["eve", "dan"],
      ["cid", "bob"],
      ["ann"],
    ]);
  });

  it("cannot be joined with filter", async () => {
    expect(await withFive().refusal('search=id%20pr&filter=status%20eq%20"ACTIVE"')).toBe("400 E0000033");
  });
});

describe("late indexing", () => {
  it("search sees a change only after the delay; reading by id, filter and list see it at once", async () => {
    const { okta, call, time, find, names } = withFive();
    okta.switches.indexDelayMs = 800;
    okta.updateProfile("ann", { lastName: "Stone" });
    okta.remove("bob");
    const { body } = await call("POST", "/api/v1/users?activate=false", { profile: profileOf("fay") });
    expect(await find("search", 'profile.lastName eq "Stone"')).toEqual([]);
    expect(await find("search", 'profile.firstName sw "f"')).toEqual([]);
    expect(await find("search", 'profile.firstName eq "bob"')).toEqual(["bob"]);
    expect(await find("filter", 'profile.lastName eq "Stone"')).toEqual(["ann"]);
    expect((await call("GET", `/api/v1/users/${body.id}`)).status).toBe(200);
    expect(await names("")).toContain("fay");
    time.wall += 800;
    expect(await find("search", 'profile.lastName eq "Stone"')).toEqual(["ann"]);
    expect(await find("search", 'profile.firstName sw "f"')).toEqual(["fay"]);
    expect(await find("search", 'profile.firstName eq "bob"')).toEqual([]);
  });

  it("filter may read the same index", async () => {
    const { okta, find } = withFive({ switches: { filterIsLate: true } });
    okta.switches.indexDelayMs = 800;
    okta.suspend("ann");
    expect(await find("filter", 'status eq "SUSPENDED"')).toEqual([]);
  });
});
