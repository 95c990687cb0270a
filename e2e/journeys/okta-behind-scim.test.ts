import { defaultIo } from "@rosterkit/core";
import { okta } from "@rosterkit/okta";
import { createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import type { AdapterStoreOptions } from "@rosterkit/scim/adapter";
import { describe, expect, onTestFinished, test } from "vitest";
import { filter, openAdapterStore, patch } from "./open-adapter-store.ts";

const enterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** An Okta org, standing for any vendor that can be written, behind a SCIM server. */
async function openOkta(options: Partial<AdapterStoreOptions> = {}) {
  const standIn = createOktaStandIn({
    limits: generousLimits,
    hangMs: 100,
    customAttributes: [{ name: "startDate", title: "Start date", type: "string" }],
    switches: { finishActivationAfterMs: 0 },
  });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const connection = okta.connect({ domain: url, apiToken: standIn.token }, defaultIo());
  return { standIn, ...(await openAdapterStore(connection, { externalId: "profile.employeeNumber", ...options })) };
}

const newUser = (userName: string, more: object = {}) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", enterpriseUrn],
  userName,
  name: { givenName: "Grace", familyName: "Hopper" },
  emails: [{ primary: true, value: userName, type: "work" }],
  active: true,
  [enterpriseUrn]: { department: "Compilers" },
  ...more,
});

const grace = "grace@acme.example";

describe("provisioning to a vendor without SCIM, as Okta does it", () => {
  test("looks up, makes, finds and reads back, and makes nobody twice", async () => {
    const { send, standIn } = await openOkta();
    expect((await send("GET", `/Users${filter(`userName eq "${grace}"`)}`)).body.totalResults).toBe(0);
    const made = await send("POST", "/Users", newUser(grace, { externalId: "E-1" }));
    expect(made).toMatchObject({
      status: 201,
      body: { userName: grace, active: true, externalId: "E-1", name: { givenName: "Grace" } },
    });
    expect(standIn.get(grace)).toMatchObject({
      id: made.body.id,
      status: expect.stringMatching(/ACTIVE|PROVISIONED/),
      profile: { login: grace, email: grace, lastName: "Hopper", department: "Compilers", employeeNumber: "E-1" },
    });
    expect(standIn.inspect().mails).toEqual([]);
    const again = await send("POST", "/Users", newUser("GRACE@acme.example"));
    expect(again).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    const found = await send("GET", `/Users${filter(`userName eq "${grace}"`)}`);
    expect(found.body.Resources.map(({ id }) => id)).toEqual([made.body.id]);
    expect(standIn.inspect().users.filter(({ profile }) => profile.lastName === "Hopper")).toHaveLength(1);
  });

  test("somebody who is made inactive is made so", async () => {
    const { send, standIn } = await openOkta();
    expect((await send("POST", "/Users", newUser(grace, { active: false }))).body.active).toBe(false);
    expect(standIn.get(grace)?.status).toBe("STAGED");
  });

  test("a PATCH writes what it changes and nothing else", async () => {
    const { send, standIn } = await openOkta();
    const { id } = (await send("POST", "/Users", newUser(grace))).body;
    standIn.updateProfile(id, { email: "other@acme.example", title: "Rear admiral", nickName: "Amazing" });
    const changed = await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { title: "Admiral" } }));
    expect(changed).toMatchObject({ status: 200, body: { title: "Admiral" } });
    expect(standIn.get(id)?.profile).toMatchObject({
      login: grace,
      email: "other@acme.example",
      title: "Admiral",
      nickName: "Amazing",
      department: "Compilers",
    });
    const wrote = standIn.requests.filter(({ wrote: did }) => did).length;
    await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { title: "Admiral" } }));
    expect(standIn.requests.filter(({ wrote: did }) => did)).toHaveLength(wrote);
  });

  test("a PUT clears what it leaves out, and a new user name is a new login of the same account", async () => {
    const { send, standIn } = await openOkta();
    const { id } = (await send("POST", "/Users", newUser(grace, { title: "Admiral" }))).body;
    const put = await send("PUT", `/Users/${id}`, newUser("hopper@acme.example"));
    expect(put).toMatchObject({ status: 200, body: { id, userName: "hopper@acme.example" } });
    expect(standIn.get(id)?.profile).toMatchObject({ login: "hopper@acme.example", email: "hopper@acme.example" });
    expect(standIn.get(id)?.profile.title ?? null).toBeNull();
  });

  test.each([
    ["suspend", "SUSPENDED"],
    ["deactivate", "DEPROVISIONED"],
  ] as const)("active false puts out (%s), and true lets in again", async (action, status) => {
    const { send, standIn } = await openOkta({ lifecycle: { zone: "Europe/London", leavers: { action } } });
    const { id } = (await send("POST", "/Users", newUser(grace))).body;
    standIn.signIn(id);
    const out = await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
    expect(out).toMatchObject({ status: 200, body: { active: false } });
    expect(standIn.get(id)?.status).toBe(status);
    const back = await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: true } }));
    expect(back).toMatchObject({ status: 200, body: { active: true } });
    expect(standIn.get(id)?.status).toMatch(/ACTIVE|PROVISIONED/);
  });

  test("rule 1: a rehire by externalId gets the account there was", async () => {
    const { send, standIn } = await openOkta({ lifecycle: { zone: "UTC", leavers: { action: "deactivate" } } });
    const { id } = (await send("POST", "/Users", newUser(grace, { externalId: "E-1" }))).body;
    await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
    const back = await send("POST", "/Users", newUser(grace, { externalId: "E-1", title: "Back again" }));
    expect(back).toMatchObject({ status: 201, body: { id, active: true, title: "Back again" } });
    expect(standIn.get(id)?.status).toMatch(/ACTIVE|PROVISIONED/);
  });

  test("the owner of the credential is never put out", async () => {
    const { send, standIn } = await openOkta();
    const owner = standIn.inspect().users[0];
    const answer = await send("PATCH", `/Users/${owner?.id}`, patch({ op: "replace", value: { active: false } }));
    expect(answer.status).toBe(403);
    expect(standIn.get(owner?.id ?? "")?.status).toBe(owner?.status);
  });

  test("changes that are sent at once are all there afterwards", async () => {
    const { send, standIn } = await openOkta();
    const { id } = (await send("POST", "/Users", newUser(grace))).body;
    const values = [{ title: "Admiral" }, { locale: "en-US" }, { name: { middleName: "Brewster" } }];
    await Promise.all(values.map((value) => send("PATCH", `/Users/${id}`, patch({ op: "replace", value }))));
    expect(standIn.get(id)?.profile).toMatchObject({ title: "Admiral", middleName: "Brewster", firstName: "Grace" });
  });

  test("a vendor's refusal says no more than that, and who waits is told to", async () => {
    const { send, standIn, failures } = await openOkta();
    const { id } = (await send("POST", "/Users", newUser(grace))).body;
    standIn.setTokenAccess(standIn.token, "revoked");
    const answer = await send("GET", `/Users/${id}`);
    expect(answer.status).toBe(502);
    expect(answer.body.detail).toBe("Okta refuses the credential of this server");
    expect(JSON.stringify([answer, failures.map(String)])).not.toContain(standIn.token);
    expect(failures.length).toBeGreaterThan(0);
  });

  test("with writes refused it is read only", async () => {
    const { send } = await openOkta({ writes: "refuse" });
    expect((await send("POST", "/Users", newUser(grace))).status).toBe(405);
    expect((await send("GET", "/Users")).body.totalResults).toBe(1);
  });
});

describe("groups behind the server", () => {
  const open = async () => {
    const opened = await openOkta();
    const ids: string[] = [];
    for (const name of ["ada", "bob", "cy"])
      ids.push((await opened.send("POST", "/Users", newUser(`${name}@acme.example`))).body.id);
    const [ada = "", bob = "", cy = ""] = ids;
    return { ...opened, ada, bob, cy };
  };
  const group = (displayName: string, members: readonly string[]) => ({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName,
    members: members.map((value) => ({ value })),
  });

  test("are made, renamed, and their members moved one by one", async () => {
    const { send, standIn, ada, bob, cy } = await open();
    const made = await send("POST", "/Groups", group("Sales", [ada, bob]));
    expect(made).toMatchObject({ status: 201, body: { displayName: "Sales" } });
    const { id } = made.body;
    const held = () => standIn.inspect().groups.find((one) => one.id === id);
    expect(new Set(held()?.memberIds)).toEqual(new Set([ada, bob]));
    const swap = patch(
      { op: "remove", path: `members[value eq "${ada}"]` },
      { op: "add", path: "members", value: [{ value: cy }] },
      { op: "replace", path: "displayName", value: "Sales EMEA" },
    );
    expect((await send("PATCH", `/Groups/${id}`, swap)).status).toBe(200);
    expect(held()?.name).toBe("Sales EMEA");
    expect(new Set(held()?.memberIds)).toEqual(new Set([bob, cy]));
    const listed = await send("GET", `/Groups${filter(`members.value eq "${cy}"`)}`);
    expect(listed.body.Resources.map((one) => one.id)).toEqual([id]);
    expect((await send("POST", "/Groups", group("Sales EMEA", []))).status).toBe(409);
  });

  test("members that are added at once are all in", async () => {
    const { send, standIn, ada, bob, cy } = await open();
    const { id } = (await send("POST", "/Groups", group("Sales", []))).body;
    const add = (value: string) => patch({ op: "add", path: "members", value: [{ value }] });
    await Promise.all([ada, bob, cy].map((one) => send("PATCH", `/Groups/${id}`, add(one))));
    expect(standIn.inspect().groups.find((one) => one.id === id)?.memberIds).toHaveLength(3);
  });

  test("rule 7: one that hands out administrator roles is not written", async () => {
    const { send, standIn, ada } = await open();
    const id = standIn.addGroup({ name: "Helpdesk" });
    standIn.giveRole(id, "USER_ADMIN");
    const answer = await send("PATCH", `/Groups/${id}`, patch({ op: "add", path: "members", value: [{ value: ada }] }));
    expect(answer.status).toBe(403);
    expect(standIn.inspect().groups.find((one) => one.id === id)?.memberIds).toEqual([]);
  });

  test("a list without members asks for none", async () => {
    const { send, standIn } = await open();
    await send("POST", "/Groups", group("Sales", []));
    const before = standIn.requests.length;
    const { body } = await send("GET", "/Groups?excludedAttributes=members&count=100");
    expect(body.totalResults).toBeGreaterThan(0);
    const asked = standIn.requests.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => /\/groups\/[^/]+\/users/.test(path))).toEqual([]);
  });
});
