import { describe, expect, it } from "vitest";
import { startDeclaree } from "./__fixtures__/start-declaree.ts";
import type { DeclareeSwitches } from "./index.ts";

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const user = "urn:ietf:params:scim:schemas:core:2.0:User";
const ada = { userName: "ada@acme.example", "name.givenName": "Ada", active: true };
const started = (switches: Partial<DeclareeSwitches> = {}) => startDeclaree({ switches });

/** Makes a user, whom nothing may keep out. */
const make = async (bench: Awaited<ReturnType<typeof started>>, values: object = ada): Promise<string> => {
  const made = await bench.client.users.create({ ...ada, ...values });
  if (made.outcome !== "created") throw new Error(made.outcome);
  return made.id;
};

describe("a user", () => {
  it("is made, found, changed, put out and let in again", async () => {
    const { client, declaree } = await started();
    const made = await client.users.create(ada);
    expect(made).toMatchObject({ outcome: "created", dropped: [] });
    const found = await client.users.find("userName", "ADA@acme.example");
    const id = found?.row.id ?? "";
    await client.users.update(id, { "name.familyName": "Byron" });
    await client.users.setActive(id, false);
    expect((await client.users.get(id))?.row).toMatchObject({ active: false, name: { familyName: "Byron" } });
    await client.users.setActive(id, true);
    const { users } = await declaree.inspect();
    expect(users.find((user) => user.id === id)).toMatchObject({ active: true });
    await client.users.delete(id);
    expect(await client.users.get(id)).toBeUndefined();
  });

  it("with a name that is taken is 409, and who has it can be looked up", async () => {
    const bench = await started();
    const id = await make(bench);
    const again = await bench.keyed.users.create(ada);
    expect(again.outcome === "taken" && again.candidates.map(({ found }) => found.row.id)).toEqual([id]);
  });

  it("may be seeded, as those of the company who have a work email, after the account", async () => {
    const { declaree, people, client } = await startDeclaree({ count: 40 });
    const somebody = people.find(({ stage }) => stage === "leaver");
    const { users } = await declaree.inspect();
    expect(users).toHaveLength(1 + people.filter(({ workEmail }) => workEmail !== null).length);
    const found = await client.users.get(declaree.idOf(somebody?.id ?? ""));
    expect(found?.row).toMatchObject({ userName: somebody?.workEmail, active: false });
    const withoutEmail = people.find(({ workEmail }) => workEmail === null);
    expect(() => declaree.idOf(withoutEmail?.id ?? "nobody")).toThrow(RangeError);
  });
});

describe("a deactivated user", () => {
  it.each([
    ["listed", true, true],
    ["by id only", false, true],
    ["vanished", false, false],
  ] as const)("may be %s", async (deactivatedUsers, isListed, isThere) => {
    const bench = await started({ deactivatedUsers });
    const id = await make(bench);
    await bench.client.users.setActive(id, false, {}, { readBack: false });
    expect((await bench.client.users.find("userName", ada.userName)) !== undefined).toBe(isListed);
    expect((await bench.client.users.get(id)) !== undefined).toBe(isThere);
    const patched = await bench.ask("PATCH", `/Users/${id}`, patchOf({ title: "x" }));
    expect(patched.status).toBe(isThere ? 200 : 404);
    const { users } = await bench.declaree.inspect();
    expect(users.find((user) => user.id === id)).toMatchObject({ active: false });
  });

  it.each([
    ["works", 200, true],
    ["ignored", 200, false],
    ["refused", 400, false],
  ] as const)("who is let in again: %s", async (reactivation, status, isActive) => {
    const bench = await started({ reactivation });
    const id = await make(bench, { active: false });
    expect((await bench.ask("PATCH", `/Users/${id}`, patchOf({ active: true }))).status).toBe(status);
    expect((await bench.client.users.get(id))?.row.active).toBe(isActive);
  });

  it.each(["409", "reactivates"] as const)("has a name that is made once more: %s", async (deactivatedName) => {
    const bench = await started({ deactivatedName, deactivatedUsers: "vanished" });
    const id = await make(bench, { active: false, title: "Analyst" });
    const again = await bench.ask("POST", "/Users", { schemas: [user], userName: ada.userName, active: true });
    expect(again.status).toBe(deactivatedName === "409" ? 409 : 201);
    const { users } = await bench.declaree.inspect();
    expect(users.find((user) => user.id === id)).toMatchObject({ active: deactivatedName === "reactivates" });
  });

  it.each([
    ["works", 204, false],
    ["deactivates", 204, true],
    [405, 405, true],
  ] as const)("may be what DELETE makes: %s", async (userDeletion, status, isThere) => {
    const bench = await started({ userDeletion });
    const id = await make(bench);
    expect((await bench.ask("DELETE", `/Users/${id}`)).status).toBe(status);
    const user = (await bench.declaree.inspect()).users.find((each) => each.id === id);
    expect([user !== undefined, user?.active === false]).toEqual([isThere, userDeletion === "deactivates"]);
  });
});

describe("a PUT", () => {
  it("that does not say who is active lets nobody in", async () => {
    const bench = await started();
    const id = await make(bench, { active: false });
    const answer = await bench.ask("PUT", `/Users/${id}`, {
      schemas: [user],
      userName: ada.userName,
      title: "Countess",
    });
    expect(answer.body).toMatchObject({ active: false, title: "Countess" });
  });
});

describe("an attribute", () => {
  it("that is no email cannot be a user name where it must be one", async () => {
    const { ask } = await started({ userNames: "email only" });
    expect((await ask("POST", "/Users", { schemas: [user], userName: "ada" })).body.scimType).toBe("invalidValue");
  });

  it.each([
    ["kept", []],
    ["dropped", ["externalId"]],
  ] as const)("such as an external id may be %s", async (externalId, dropped) => {
    const { client } = await started({ externalId });
    expect(await client.users.create({ ...ada, externalId: "00u1" })).toMatchObject({ dropped });
  });

  it.each([
    ["kept", "nobody", "nobody"],
    ["dropped", "nobody", undefined],
    ["known users only", "account", "account"],
  ] as const)("such as a manager may be %s", async (manager, given, kept) => {
    const bench = await started({ manager });
    const account = (await bench.client.users.find("userName", bench.declaree.userName))?.row.id;
    const idOf = (who: string | undefined) => (who === "account" ? account : who);
    const id = await make(bench, { [`${enterprise}:manager.value`]: idOf(given) });
    expect((await bench.client.users.get(id))?.row[enterprise]?.manager?.value).toBe(idOf(kept));
  });

  it("such as a manager may have to be somebody's", async () => {
    const { ask } = await started({ manager: "known users only" });
    const body = { schemas: [user], userName: ada.userName, [enterprise]: { manager: { value: "nobody" } } };
    expect((await ask("POST", "/Users", body)).body.scimType).toBe("invalidValue");
  });
});

describe("a password", () => {
  it("is taken and never read back; what is kept says how often and whether the rule holds", async () => {
    const bench = await startDeclaree({ switches: { weakPasswords: "taken" }, passwordRule: { minimumLength: 12 } });
    const id = await make(bench, { password: "correct horse battery" });
    await bench.client.users.update(id, { password: "short" });
    await bench.client.users.update(id, { "name.givenName": "Augusta" });
    expect(bench.declaree.passwordSets).toMatchObject([
      { userId: id, length: 21, keepsRule: true },
      { userId: id, length: 5, keepsRule: false },
    ]);
    const shown = [await bench.ask("GET", `/Users/${id}`), await bench.ask("GET", '/Users?filter=password+eq+"short"')];
    expect(shown[1]?.status).toBe(400);
    const kept = [...shown.map(({ text }) => text), JSON.stringify(await bench.declaree.inspect())].join();
    for (const secret of ["horse", '"short"']) expect(kept).not.toContain(secret);
  });

  it("that breaks the rule is refused, and with it the whole write", async () => {
    const bench = await startDeclaree({ passwordRule: { alphabet: "abc", minimumLength: 3, maximumLength: 4 } });
    for (const password of ["ab", "abcab", "abd"])
      expect(
        (await bench.ask("POST", "/Users", { schemas: [user], userName: "x@y.example", password })).body.scimType,
      ).toBe("invalidValue");
    expect(bench.declaree.passwordSets).toEqual([]);
    expect((await bench.declaree.inspect()).users).toHaveLength(1);
    await make(bench, { password: "abca" });
    expect(bench.declaree.passwordSets).toHaveLength(1);
  });

  it("of a user who cannot be made is not counted", async () => {
    const bench = await started();
    await make(bench);
    await bench.client.users.create({ ...ada, password: "correct horse" });
    expect(bench.declaree.passwordSets).toEqual([]);
  });
});

describe("the organisation", () => {
  const own = "urn:acme:declaree:2.0:User:subsidiary";
  it.each([`${enterprise}:organization`, own])("of new users is the account's, and told at %s", async (path) => {
    const bench = await started({ organizationAttribute: path });
    const shownOf = async (id: string) => {
      const { body } = await bench.ask("GET", `/Users/${id}`);
      const place = path.lastIndexOf(":");
      expect(body.schemas).toContain(path.slice(0, place));
      return body[path.slice(0, place)]?.[path.slice(place + 1)];
    };
    const account = (await bench.client.users.find("userName", bench.declaree.userName))?.row.id ?? "";
    expect(await shownOf(account)).toBe("Acme Group");
    expect(await shownOf(await make(bench))).toBe("Acme Group");
    bench.declaree.moveAccount("Acme Netherlands");
    const later = await make(bench, { userName: "bob@acme.example" });
    expect([await shownOf(later), bench.declaree.organizationOf(later)]).toEqual(Array(2).fill("Acme Netherlands"));
  });

  it("may be named, and stays where it is otherwise", async () => {
    const bench = await started();
    const path = `${enterprise}:organization`;
    const id = await make(bench, { [path]: "Acme Netherlands" });
    await bench.client.users.update(id, { "name.givenName": "Augusta" });
    await bench.ask("PUT", `/Users/${id}`, { schemas: [user], userName: ada.userName });
    expect(bench.declaree.organizationOf(id)).toBe("Acme Netherlands");
    await bench.client.users.update(id, { [path]: "Acme Group" });
    expect(bench.declaree.organizationOf(id)).toBe("Acme Group");
  });

  it.each([
    ["refused", 400],
    ["default", 201],
  ] as const)("that there is none of: %s", async (unknownOrganization, status) => {
    const { ask, declaree } = await started({ unknownOrganization });
    const body = { schemas: [user], userName: ada.userName, [enterprise]: { organization: "Elsewhere" } };
    const answer = await ask("POST", "/Users", body);
    expect([answer.status, answer.body.scimType]).toEqual([status, status === 400 ? "invalidValue" : undefined]);
    if (status === 201) expect(declaree.organizationOf(answer.body.id)).toBe("Acme Group");
  });

  it("may be nothing that SCIM shows", async () => {
    const bench = await started({ organizationAttribute: null });
    const id = await make(bench);
    expect(JSON.stringify((await bench.client.users.get(id))?.row)).not.toContain("Acme Group");
    expect(bench.declaree.organizationOf(id)).toBe("Acme Group");
  });

  it("cannot be read off an account that is not listed", async () => {
    const { client, declaree } = await started({ accountIsListed: false });
    expect(await client.users.find("userName", declaree.userName)).toBeUndefined();
  });
});

const patchOf = (value: object) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op: "replace", value }],
});
