import { describe, expect, it } from "vitest";
import { person, startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

describe("making a user", () => {
  it("answers with the whole user and invites at once", async () => {
    const { post, learnAmp } = startLearnAmp();
    const given = { ...person("ada"), jobTitle: "Clerk", hireDate: "2026-03-02", location: "Rome", department: "Post" };
    const { status, body } = await post("/users", { ...given, language: "pt-BR", role: "curator" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...given, language: "pt-BR", role: "curator", status: { status: "Invite pending" } });
    expect(learnAmp.inspect().invitations).toEqual([{ userId: body.id, at: "2026-03-02T12:00:00.000Z" }]);
  });

  it("does not invite when that is skipped", async () => {
    const { make, get, learnAmp } = startLearnAmp();
    const id = await make("ada", { skipInvitation: true });
    expect((await get(`/users/${id}`)).body.status.status).toBe("Not invited");
    expect(learnAmp.inspect().invitations).toEqual([]);
  });

  it("tells everything that is wrong, in one text and by field", async () => {
    const { post } = startLearnAmp();
    expect(await post("/users", { email: "no address", lastName: "" })).toMatchObject({
      status: 400,
      body: {
        error: "firstName can't be blank, lastName can't be blank, email is invalid",
        fullErrors: { email: ["is invalid"], firstName: ["can't be blank"], lastName: ["can't be blank"] },
      },
    });
  });

  it("takes an address and an external id once, deactivated users counted", async () => {
    const { post, make, learnAmp } = startLearnAmp();
    learnAmp.deactivate(await make("ada", { integrationExternalId: "42" }));
    const { status, body } = await post("/users", {
      ...person("x"),
      email: "ADA@acme.example",
      integrationExternalId: "42",
    });
    expect(status).toBe(400);
    expect(Object.keys(body.fullErrors)).toEqual(["email", "integrationExternalId"]);
  });

  it.each([
    [{ language: "tlh" }, 400, "language is not included in the list"],
    [{ role: "owner" }, 400, "role is not included in the list"],
    [{ role: "super_admin" }, 400, "role is not included in the list"],
    [{ role: "hr" }, 422, "role hr needs the HR package"],
    [{ hireDate: "2026-02-30" }, 400, "hireDate is invalid"],
    [{ hireDate: "soon" }, 400, "hireDate is invalid"],
  ])("refuses %j", async (more, status, error) => {
    const { post } = startLearnAmp();
    expect(await post("/users", { ...person("ada"), ...more })).toMatchObject({ status, body: { error } });
  });

  it("gives the role hr where there is the package", async () => {
    const { make, get } = startLearnAmp({ hasHrPackage: true });
    expect((await get(`/users/${await make("ada", { role: "hr" })}`)).body.role).toBe("hr");
  });
});

describe("bodies", () => {
  const json = { "content-type": "application/json" };
  it.each([
    ["taken", 201],
    ["ignored", 400],
  ] as const)("of JSON are %s", async (jsonBodies, status) => {
    const { tokenFor, send } = startLearnAmp({ switches: { jsonBodies } });
    const authorization = `Bearer ${await tokenFor("users:create")}`;
    const body = JSON.stringify(person("ada"));
    expect((await send("/v1/users", { method: "POST", headers: { authorization, ...json }, body })).status).toBe(
      status,
    );
  });

  it("of parts are taken, and what is no body is refused", async () => {
    const { tokenFor, send, ask } = startLearnAmp();
    const headers = { authorization: `Bearer ${await tokenFor("users:create")}` };
    const body = new FormData();
    for (const [name, value] of Object.entries(person("ada"))) body.append(name, value);
    expect((await send("/v1/users", { method: "POST", headers, body })).status).toBe(201);
    expect((await ask("POST", "/users")).status).toBe(400);
    expect((await send("/v1/users", { method: "POST", headers: { ...headers, ...json }, body: "{" })).status).toBe(400);
  });
});

describe("finding a user", () => {
  it("by id and by external id, which may look like a number or hold a slash", async () => {
    const { make, get } = startLearnAmp();
    const ada = await make("ada", { integrationExternalId: "1001" });
    const ben = await make("ben", { integrationExternalId: "a/b c" });
    expect((await get(`/users/${ada}`)).body.firstName).toBe("ada");
    expect((await get("/users/by_integration_external_id/1001")).body.id).toBe(ada);
    expect((await get(`/users/by_integration_external_id/${encodeURIComponent("a/b c")}`)).body.id).toBe(ben);
    for (const path of ["/users/999999", "/users/nobody", "/users/by_integration_external_id/A"])
      expect(await get(path)).toMatchObject({ status: 404, body: { error: "User not found" } });
  });
});

describe("changing a user", () => {
  it.each([
    ["refused", 400],
    ["accepted", 200],
  ] as const)("by a part of it is %s", async (partialUpdate, status) => {
    const { make, put, get } = startLearnAmp({ switches: { partialUpdate } });
    const id = await make("ada");
    expect((await put(`/users/${id}`, { jobTitle: "Clerk" })).status).toBe(status);
    expect((await get(`/users/${id}`)).body.jobTitle).toBe(status === 200 ? "Clerk" : null);
    expect((await put(`/users/${id}`, { ...person("ada"), jobTitle: "Judge" })).body.jobTitle).toBe("Judge");
  });

  it("by the external id renames and clears that", async () => {
    const { make, put, get } = startLearnAmp();
    const id = await make("ada", { integrationExternalId: "7" });
    const path = "/users/by_integration_external_id";
    expect((await put(`${path}/7`, { ...person("ada"), integrationExternalId: "8" })).status).toBe(200);
    expect((await put(`${path}/8`, { ...person("ada"), integrationExternalId: "" })).status).toBe(200);
    expect((await get(`/users/${id}`)).body.integrationExternalId).toBeNull();
  });

  it.each([
    ["null", null],
    ["empty", ""],
  ] as const)("empties texts to %s, and the hire date", async (emptyTexts, left) => {
    const { make, put } = startLearnAmp({ switches: { emptyTexts } });
    const id = await make("ada", { jobTitle: "Clerk", hireDate: "2026-03-02" });
    const { body } = await put(`/users/${id}`, { ...person("ada"), jobTitle: "", hireDate: "" });
    expect([body.jobTitle, body.hireDate]).toEqual([left, null]);
  });

  it("lets somebody in again along the way", async () => {
    const { make, put, learnAmp } = startLearnAmp();
    const id = await make("ada");
    learnAmp.deactivate(id);
    expect((await put(`/users/${id}`, person("ada"))).body.status.status).toBe("Deactivated");
    const { body } = await put(`/users/${id}`, { ...person("ada"), reactivate: true });
    expect(body.status.status).toBe("Invite pending");
  });

  it("is noted as a write", async () => {
    const { make, put, learnAmp } = startLearnAmp();
    const id = await make("ada");
    await put(`/users/${id}`, person("ada"));
    await put(`/users/${id}`, { email: "" });
    const written = learnAmp.requests.filter(({ path }) => path.startsWith("/v1"));
    expect(written.map(({ wrote }) => wrote)).toEqual([true, true, false]);
  });
});

describe("custom fields", () => {
  const customFields = [{ name: "Cost centre" }, { name: "Badge", required: true }];
  const given = [
    { name: "Cost centre", value: "CC-1" },
    { name: "Badge", value: "B1" },
  ];

  it("are known by name; what is left out stays, an empty one clears, unless it must be there", async () => {
    const { make, put, learnAmp } = startLearnAmp({ customFields });
    const id = await make("ada", { customFields: given });
    const change = (field: object) => put(`/users/${id}`, { ...person("ada"), customFields: [field] });
    await change({ name: "Cost centre", value: "" });
    expect(learnAmp.user(id).customFields).toEqual({ Badge: "B1" });
    expect(await change({ name: "Badge", value: "" })).toMatchObject({
      status: 400,
      body: { error: "Badge can't be blank" },
    });
    expect((await change({ name: "Shoe size", value: "44" })).status).toBe(404);
    expect(learnAmp.user(id).customFields).toEqual({ Badge: "B1" });
  });

  it("are ignored without a word where the company has none", async () => {
    const { make, get, learnAmp } = startLearnAmp({ customFields: null });
    const id = await make("ada", { customFields: given });
    expect(learnAmp.user(id).customFields).toEqual({});
    expect((await get(`/users/${id}`)).body).not.toHaveProperty("customFields");
  });

  it.each([
    ["list of name and value", given],
    ["by name", { "Cost centre": "CC-1", Badge: "B1" }],
  ] as const)("are shown as a %s", async (shape, shown) => {
    const { make, get } = startLearnAmp({ customFields, switches: { customFields: shape } });
    const id = await make("ada", { customFields: given });
    expect((await get(`/users/${id}`)).body.customFields).toEqual(shown);
  });

  it.each([
    ["everywhere", [true, true]],
    ["expanded list", [true, false]],
    ["never", [false, false]],
  ] as const)("are shown %s", async (customFieldsShown, expected) => {
    const { make, get } = startLearnAmp({ customFields, switches: { customFieldsShown } });
    const id = await make("ada", { customFields: given });
    const listed = (await get("/users?expanded=true")).body.users[1];
    const single = (await get(`/users/${id}`)).body;
    expect([listed, single].map((user) => "customFields" in user)).toEqual(expected);
    expect((await get("/users")).body.users[1]).not.toHaveProperty("customFields");
  });
});

describe("display texts of statuses", () => {
  it("are a switch", async () => {
    const statusTexts = {
      not_invited: "A",
      invite_scheduled: "B",
      invite_pending: "C",
      confirmed: "D",
      deactivated: "E",
    };
    const { learnAmp, get } = startLearnAmp({ switches: { statusTexts } });
    const id = learnAmp.addUser(person("ada"));
    const text = async () => (await get(`/users/${id}`)).body.status.status;
    expect(await text()).toBe("D");
    learnAmp.updateUser(id, { status: "invite_scheduled" });
    expect(await text()).toBe("B");
    learnAmp.deactivate(id);
    expect(await text()).toBe("E");
  });
});
