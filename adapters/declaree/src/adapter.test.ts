import { createMemoryStore, createSync } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { openDeclaree } from "./__fixtures__/open-declaree.ts";
import { declaree, declareeImport, oktaToDeclaree } from "./index.ts";
import { managerAttribute, standardOrganization } from "./people.ts";

const work = 'emails[type eq "work"].value';
const ada = {
  userName: "ada@acme.example",
  [work]: "ada@acme.example",
  "name.givenName": "Ada",
  "name.familyName": "King",
};

type Opened = Awaited<ReturnType<typeof openDeclaree>>;

const make = async (connection: ReturnType<Opened["connect"]>, all: object = ada): Promise<string> =>
  (await connection.people.create?.({ set: all, all }, "active", {})) ?? "";

const userOf = async ({ standIn }: Opened, id: string) =>
  (await standIn.inspect()).users.find((user) => user.id === id);

describe("the check", () => {
  it("tells the organisation that new users will land in, and protects the account", async () => {
    const opened = await openDeclaree({ organizations: ["North", "South"] });
    const { users } = await opened.standIn.inspect();
    expect(await opened.connect().check()).toEqual({
      account: "acme",
      findings: [
        { ability: "people.read", ok: true },
        { ability: "groups.read", ok: true },
      ],
      owners: [users[0]?.id],
      notes: ["New users land in the organisation North."],
    });
    opened.standIn.moveAccount("South");
    const id = await make(opened.connect());
    expect(opened.standIn.organizationOf(id)).toBe("South");
  });

  it("reads it from the attribute that Declaree has set up", async () => {
    const organizationAttribute = "urn:declaree:2.0:User:organisation";
    const opened = await openDeclaree({ switches: { organizationAttribute } });
    const { notes } = await opened.connect({ ...opened.byPassword, organizationAttribute }).check();
    expect(notes).toEqual(["New users land in the organisation Acme Group."]);
  });

  it.each([
    ["the account is not known", "key", {}],
    ["SCIM does not show it", "password", { organizationAttribute: null }],
    ["the account is not listed", "password", { accountIsListed: false }],
  ] as const)("says so when %s", async (_, signIn, switches) => {
    const opened = await openDeclaree({ switches });
    const settings = signIn === "key" ? opened.byKey : opened.byPassword;
    expect((await opened.connect(settings).check()).notes?.[0]).toContain("which Declaree does not tell");
  });

  it("names the account for a key, too", async () => {
    const opened = await openDeclaree();
    const settings = { ...opened.byKey, userName: opened.standIn.userName };
    expect((await opened.connect(settings).check()).notes).toEqual(["New users land in the organisation Acme Group."]);
  });

  it.each([
    [403, undefined],
    [404, undefined],
    [401, "authentication"],
  ] as const)("names a module that is off as a likely cause of %i", async (moduleOff, code) => {
    const opened = await openDeclaree({ switches: { moduleOff } });
    opened.standIn.setModule(false);
    const check = opened.connect().check();
    const remedy = expect.stringContaining("SCIM module");
    if (code) return expect(check).rejects.toMatchObject({ code, remedy });
    const { findings } = await check;
    expect(findings).toEqual([
      expect.objectContaining({ ability: "people.read", ok: false, remedy }),
      expect.objectContaining({ ability: "groups.read", ok: false, remedy }),
    ]);
  });

  it("tells of a web login and a password reset when the account is refused, and works after them", async () => {
    const opened = await openDeclaree({ switches: { freshAccount: "web login and new password" } });
    await expect(opened.connect().check()).rejects.toMatchObject({
      code: "authentication",
      remedy: expect.stringMatching(/normal web login.*reset its password/),
    });
    opened.standIn.webLogin(opened.standIn.password);
    const password = "another-password-of-the-account";
    opened.standIn.resetPassword(password);
    opened.standIn.webLogin(password);
    expect((await opened.connect({ ...opened.byPassword, password }).check()).account).toBe("acme");
  });

  it("takes a key behind the word Bearer, or bare", async () => {
    for (const keyForm of ["bearer", "bare"] as const) {
      const opened = await openDeclaree({ switches: { keyForms: [keyForm] } });
      expect((await opened.connect({ ...opened.byKey, keyForm }).check()).account).toBe("acme");
    }
  });
});

describe("writing", () => {
  it.each(["understood", 405, 501] as const)("changes a user where PATCH is %s", async (patch) => {
    const opened = await openDeclaree({ switches: { patch } });
    const { people } = opened.connect();
    const id = await make(opened.connect());
    await people.update?.(id, { set: { "name.familyName": "Lovelace" }, all: {} }, {});
    expect(await userOf(opened, id)).toMatchObject({ name: { givenName: "Ada", familyName: "Lovelace" } });
  });

  it("sets a password without keeping or showing it", async () => {
    const opened = await openDeclaree();
    const { people } = opened.connect();
    const id = await make(opened.connect(), { ...ada, password: "first-Password-of-ada-1" });
    await people.update?.(id, { set: { password: "next-Password-of-ada-22" }, all: {} }, {});
    expect(opened.standIn.passwordSets.length).toBe(2);
    const found = await people.get?.(id);
    expect(found && people.attributes.password.read(found.row)).toBeUndefined();
  });

  it("lets somebody back in, unless the settings switch that off", async () => {
    const opened = await openDeclaree();
    const id = await make(opened.connect());
    const { people } = opened.connect();
    const found = await people.get?.(id);
    if (found === undefined) throw new Error("not found");
    await people.become?.inactive?.(id, found.row, {});
    expect(await userOf(opened, id)).toMatchObject({ active: false });
    await people.become?.active?.(id, found.row, {});
    expect(await userOf(opened, id)).toMatchObject({ active: true });
    const without = opened.connect({ ...opened.byPassword, reactivate: false });
    expect(Object.keys(without.people.become ?? {})).toEqual(["inactive"]);
  });

  it("puts people in an organisation, and under a manager, where the settings say so", async () => {
    const organizationAttribute = "urn:declaree:2.0:User:organisation";
    const opened = await openDeclaree({ switches: { organizationAttribute } });
    const { adapter } = opened.connect({ ...opened.byPassword, manager: true, organizationAttribute });
    expect(adapter.fromEmployee?.names).toEqual(expect.arrayContaining([managerAttribute, organizationAttribute]));
    const plain = opened.connect().adapter.fromEmployee?.names;
    expect(plain).not.toContain(managerAttribute);
    expect(plain).not.toContain(standardOrganization);
    const all = { ...ada, [organizationAttribute]: "Acme Netherlands" };
    const id = await make(opened.connect({ ...opened.byPassword, organizationAttribute }), all);
    expect(opened.standIn.organizationOf(id)).toBe("Acme Netherlands");
  });
});

describe("groups", () => {
  it("are made once for a name, and take people in and out", async () => {
    const opened = await openDeclaree();
    const { groups } = opened.connect();
    const draft = { set: { displayName: "Finance" }, all: { displayName: "Finance" } };
    const group = (await groups?.create?.(draft, "active", {})) ?? "";
    await expect(groups?.create?.(draft, "active", {})).rejects.toMatchObject({ code: "api", status: 409 });
    const id = await make(opened.connect());
    await groups?.members?.add?.(group, [id], {});
    expect((await groups?.members?.page(group))?.items).toEqual([id]);
    await groups?.members?.remove?.(group, [id], {});
    expect((await groups?.members?.page(group))?.items).toEqual([]);
  });

  it("of one name, where Declaree has let two be made, are told apart from one", async () => {
    const opened = await openDeclaree({ switches: { takenGroupName: "taken twice" } });
    await opened.standIn.addGroup("Finance");
    await opened.standIn.addGroup("Finance");
    await expect(opened.connect().groups?.find?.("displayName", "Finance")).rejects.toMatchObject({
      message: expect.stringContaining("several Groups"),
    });
  });
});

describe("presets", () => {
  it.each([oktaToDeclaree, declareeImport])(
    "$name are settings of a sync",
    async ({ settings: { lifecycle, ...settings } }) => {
      const opened = await openDeclaree();
      const make = (more: object) =>
        createSync({
          source: opened.connect(),
          target: opened.connect(),
          settings: { id: "preset", ...settings, lifecycle: { ...lifecycle, zone: "Europe/Amsterdam", ...more } },
          store: createMemoryStore(),
        });
      expect(() => make({})).not.toThrow();
      expect(() => make({ leavers: { action: "forget" } })).toThrow(/leavers/);
      expect(declaree.presets.map(({ name }) => name)).toEqual(["okta", "import"]);
    },
  );
});
