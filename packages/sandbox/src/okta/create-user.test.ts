import { describe, expect, it } from "vitest";
import { createTestCaller, profileOf } from "./test-caller.ts";

const password = { password: { value: "correct horse" } };

describe("creating users", () => {
  it.each([
    ["?activate=false", undefined, "STAGED"],
    ["?activate=true", undefined, "PROVISIONED"],
    ["", undefined, "PROVISIONED"],
    ["?activate=false", password, "STAGED"],
    ["?activate=true", password, "ACTIVE"],
    ["?activate=false", { recovery_question: { question: "Who?", answer: "Me" } }, "STAGED"],
    ["?activate=true&nextLogin=changePassword", password, "PASSWORD_EXPIRED"],
    ["?activate=true&provider=true", { provider: { type: "FEDERATION", name: "FEDERATION" } }, "ACTIVE"],
    ["?activate=false&provider=true", { provider: { type: "FEDERATION", name: "FEDERATION" } }, "STAGED"],
  ])("with %s and %j ends in %s", async (query, credentials, status) => {
    const { okta, call } = createTestCaller();
    const answer = await call("POST", `/api/v1/users${query}`, { profile: profileOf("ann"), credentials });
    expect([answer.status, answer.body.status]).toEqual([200, status]);
    expect(okta.get(answer.body.id)?.status).toBe(status);
    expect(okta.requests[0]?.wrote).toBe(true);
  });

  it("sends a mail only to those who must finish their activation", async () => {
    const { okta, call } = createTestCaller();
    const { body } = await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    await call("POST", "/api/v1/users", { profile: profileOf("bob"), credentials: password });
    await call("POST", "/api/v1/users?activate=false", { profile: profileOf("cid") });
    expect(okta.inspect().mails).toEqual([{ userId: body.id, kind: "activation", sentAt: "2026-11-02T12:00:00.000Z" }]);
  });

  it("ignores a provider without provider=true", async () => {
    const { call } = createTestCaller();
    const credentials = { provider: { type: "FEDERATION", name: "FEDERATION" } };
    const { body } = await call("POST", "/api/v1/users", { profile: profileOf("ann"), credentials });
    expect([body.status, body.credentials.provider.type]).toEqual(["PROVISIONED", "OKTA"]);
  });

  it("shows six attributes always, and never a password", async () => {
    const { call } = createTestCaller();
    const { body } = await call("POST", "/api/v1/users", { profile: profileOf("ann"), credentials: password });
    expect(body.profile).toEqual({ ...profileOf("ann"), mobilePhone: null, secondEmail: null });
    expect(body.credentials).toEqual({
      password: {},
      emails: [{ value: "ann@example.com", status: "VERIFIED", type: "PRIMARY" }],
      provider: { type: "OKTA", name: "OKTA" },
    });
    expect(JSON.stringify(body)).not.toContain("correct horse");
  });

  it("puts people into groups that exist, at most twenty", async () => {
    const { call } = createTestCaller({ groups: [{ id: "00g1", name: "Staff" }] });
    const make = (name: string, groupIds: readonly string[]) =>
      call("POST", "/api/v1/users", { profile: profileOf(name), groupIds });
    const { body } = await make("ann", ["00g1"]);
    expect((await call("GET", `/api/v1/users/${body.id}/groups`)).body).toMatchObject([
      { type: "BUILT_IN" },
      { id: "00g1" },
    ]);
    expect((await make("bob", ["00g2"])).body.errorSummary).toContain("00g2 (UserGroup)");
    const many = await make(
      "cid",
      Array.from({ length: 21 }, () => "00g1"),
    );
    expect([many.status, many.body.errorCode]).toEqual([400, "E0000093"]);
  });
});

describe("users who cannot be created", () => {
  async function refused(body: unknown, query = "") {
    const { okta, call } = createTestCaller();
    okta.addUser({ profile: profileOf("jose") });
    const answer = await call("POST", `/api/v1/users${query}`, body);
    expect(okta.inspect().users).toHaveLength(2);
    expect(okta.requests[0]?.wrote).toBe(false);
    const causes = answer.body.errorCauses.map((cause: { errorSummary: string }) => cause.errorSummary);
    return { status: answer.status, code: answer.body.errorCode, summary: answer.body.errorSummary, causes };
  }

  it.each(["jose@example.com", "JOSE@example.com", "José@Example.com"])("login %s is taken", async (login) => {
    expect(await refused({ profile: { ...profileOf("ann"), login } })).toEqual({
      status: 400,
      code: "E0000001",
      summary: "Api validation failed: login",
      causes: ["login: An object with this field already exists in the current organization"],
    });
  });

  it("tells all that is missing at once", async () => {
    expect((await refused({ profile: {} })).causes).toEqual([
      "login: The field cannot be left blank",
      "firstName: The field cannot be left blank",
      "lastName: The field cannot be left blank",
      "email: The field cannot be left blank",
      "login: Username must be in the form of an email address",
    ]);
  });

  it("names properties that the schema does not have", async () => {
    expect(await refused({ profile: { ...profileOf("ann"), shoe: 42 } })).toEqual({
      status: 400,
      code: "E0000001",
      summary: "Api validation failed: newUser",
      causes: ["Property name 'shoe' is not defined in profile"],
    });
  });

  it.each([
    ["login", "a@b."],
    ["firstName", "x".repeat(51)],
    ["lastName", ""],
    ["firstName", null],
    ["email", "not an address"],
    ["secondEmail", `${"x".repeat(100)}@example.com`],
    ["mobilePhone", "1".repeat(101)],
    ["city", "x".repeat(129)],
    ["countryCode", "UK"],
    ["timezone", "Europe/Atlantis"],
    ["locale", "english"],
    ["profileUrl", "nowhere"],
    ["nickName", "Ann 🦊"],
    ["title", 7],
  ])("%s cannot be %j", async (name, value) => {
    const { status, code, causes } = await refused({ profile: { ...profileOf("ann"), [name]: value } });
    expect([status, code]).toEqual([400, "E0000001"]);
    expect(causes[0]).toMatch(new RegExp(`^${name}: `));
  });

  it.each([
    ["?nextLogin=changePassword", undefined, "E0000124"],
    ["?nextLogin=changePassword&activate=false", password, "E0000125"],
    ["", { password: { value: "short" } }, "E0000080"],
  ])("%s with %j answers %s", async (query, credentials, code) => {
    expect((await refused({ profile: profileOf("ann"), credentials }, query)).code).toBe(code);
  });

  it("a required attribute that comes from elsewhere answers E0000179", async () => {
    const { okta, call } = createTestCaller();
    okta.defineCustomAttribute({
      name: "badge",
      title: "Badge",
      type: "string",
      required: true,
      externallySourced: true,
    });
    const { body } = await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    expect(body.errorCode).toBe("E0000179");
  });
});

describe("switches of creation", () => {
  it("a vendor without uniqueness takes duplicate logins", async () => {
    const { call, pages } = createTestCaller({ switches: { acceptDuplicateLogins: true } });
    await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    expect((await call("POST", "/api/v1/users", { profile: profileOf("ann") })).status).toBe(200);
    expect((await pages("/api/v1/users")).flat().filter((login) => login === "ann@example.com")).toHaveLength(2);
  });

  it("only the schema's own lengths hold if set so, and formats go unchecked", async () => {
    const { call } = createTestCaller({ switches: { lengthLimits: "schema", checkFormats: false } });
    const profile = { ...profileOf("ann"), city: "x".repeat(129), countryCode: "UK" };
    expect((await call("POST", "/api/v1/users", { profile })).status).toBe(200);
    const tooLong = { ...profileOf("bob"), firstName: "x".repeat(51) };
    expect((await call("POST", "/api/v1/users", { profile: tooLong })).status).toBe(400);
  });
});

describe("custom attributes", () => {
  it("keep their types, and unique ones their uniqueness, also when freed", async () => {
    const { okta, call } = createTestCaller({
      customAttributes: [
        { name: "hrId", title: "HR id", type: "string", unique: true },
        { name: "remote", title: "Remote", type: "boolean" },
        { name: "skills", title: "Skills", type: "array" },
        { name: "grade", title: "Grade", type: "string", enum: ["junior", "senior"] },
      ],
    });
    const make = (name: string, more: object) =>
      call("POST", "/api/v1/users", { profile: { ...profileOf(name), ...more } });
    const ann = await make("ann", { hrId: "7", remote: true, skills: ["go", "ts"], grade: "senior" });
    expect(ann.body.profile).toMatchObject({ hrId: "7", remote: true, skills: ["go", "ts"], grade: "senior" });
    expect((await make("bob", { hrId: "7" })).body.errorCauses[0].errorSummary).toContain("hrId: An object with this");
    expect((await make("bob", { remote: "yes" })).status).toBe(400);
    expect((await make("bob", { grade: "chief" })).status).toBe(400);
    okta.updateProfile("ann", { hrId: "8" });
    expect((await make("bob", { hrId: "7" })).status).toBe(200);
  });

  it("that become unique later count the values that are there", async () => {
    const { okta, call } = createTestCaller({ customAttributes: [{ name: "hrId", title: "HR id", type: "string" }] });
    okta.addUser({ profile: { ...profileOf("ann"), hrId: "7" } });
    const make = (hrId: string) => call("POST", "/api/v1/users", { profile: { ...profileOf("bob"), hrId } });
    okta.defineCustomAttribute({ name: "hrId", title: "HR id", type: "string", unique: true });
    expect((await make("7")).status).toBe(400);
    okta.defineCustomAttribute({ name: "hrId", title: "HR id", type: "string" });
    expect((await make("7")).status).toBe(200);
  });

  it("cannot take a name that differs by case only, nor be unique six times", () => {
    const { okta } = createTestCaller();
    const attribute = { title: "T", type: "string", unique: true } as const;
    expect(() => okta.defineCustomAttribute({ ...attribute, name: "FirstName" })).toThrow(RangeError);
    for (const name of ["a", "b", "c", "d", "e"]) okta.defineCustomAttribute({ ...attribute, name });
    expect(() => okta.defineCustomAttribute({ ...attribute, name: "A" })).toThrow(RangeError);
    expect(() => okta.defineCustomAttribute({ ...attribute, name: "f" })).toThrow(RangeError);
  });
});
