import { createMemoryStore, createSync, defaultIo, isComplete, read } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import { createHumaansStandIn, createOktaStandIn, createPeople, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { scim } from "@rosterkit/scim/adapter";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Body, filter, openAdapterStore } from "./open-adapter-store.ts";

const today = "2026-03-02";
const start = Date.parse(`${today}T12:00:00Z`);

/** Humaans, which has no SCIM, behind a SCIM server. */
async function openHumaans(count = 60, maximumAgeMs = 60_000) {
  let nowMs = start;
  const now = () => nowMs;
  const people = createPeople({ seed: "facade", count, today });
  const standIn = createHumaansStandIn({ people, clock: { now, wallNow: Date.now }, hangMs: 100 });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const connection = humaans.connect({ apiToken: standIn.token, baseUrl: `${url}/api` }, defaultIo());
  const opened = await openAdapterStore(connection, { now, maximumAgeMs });
  const goTo = (at: string) => {
    nowMs = Date.parse(at);
  };
  return { ...opened, standIn, people, now, goTo };
}

type Opened = Awaited<ReturnType<typeof openHumaans>>;

async function everybody({ send }: Opened, count = 25): Promise<readonly Body[]> {
  const all: Body[] = [];
  for (let startIndex = 1; ; startIndex += count) {
    const { status, body } = await send("GET", `/Users?count=${count}&startIndex=${startIndex}`);
    expect(status).toBe(200);
    all.push(...body.Resources);
    if (all.length >= body.totalResults) return all;
  }
}

describe("an HR system without SCIM, as Okta imports from it", () => {
  test("pages show everybody once, under the vendor's ids, from one read", async () => {
    const opened = await openHumaans();
    const users = await everybody(opened);
    expect(new Set(users.map(({ id }) => id))).toEqual(new Set(opened.standIn.people.map(({ id }) => id)));
    const lists = opened.standIn.requests.filter(({ path }) => path === "/api/people");
    const once = lists.length;
    await everybody(opened);
    expect(opened.standIn.requests.filter(({ path }) => path === "/api/people")).toHaveLength(once);
  });

  test("a user is what the standard says, with department and manager", async () => {
    const { send, standIn } = await openHumaans();
    const roleOf = (id: string) => standIn.jobRoles.find(({ personId, reportingTo }) => personId === id && reportingTo);
    const person = standIn.people.find(
      ({ id, status, email, employmentEndDate }) => status === "active" && email && !employmentEndDate && roleOf(id),
    );
    const { body } = await send("GET", `/Users/${person?.id}`);
    expect(body).toMatchObject({
      schemas: expect.arrayContaining(["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]),
      userName: person?.email,
      name: { givenName: person?.firstName, familyName: person?.lastName },
      emails: [{ type: "work", value: person?.email }],
      active: true,
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
        department: expect.any(String),
        manager: { value: expect.stringMatching(/./) },
      },
      meta: { resourceType: "User", version: expect.any(String), location: expect.stringContaining(person?.id ?? "") },
    });
    expect(JSON.stringify(body)).not.toContain(String(person?.personalEmail));
  });

  test("filters, order and cursors are answered", async () => {
    const opened = await openHumaans();
    const [first] = await everybody(opened);
    const { body } = await opened.send("GET", `/Users${filter(`userName eq "${first?.userName.toUpperCase()}"`)}`);
    expect(body.Resources.map(({ id }) => id)).toEqual([first?.id]);
    const sorted = await opened.send("GET", "/Users?sortBy=userName&count=100");
    const names = sorted.body.Resources.map(({ userName }) => userName.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect((await opened.send("GET", "/Users/nobody-has-this-id")).status).toBe(404);
  });

  test("it is a source only: writes are 405, and nothing reaches the vendor", async () => {
    const opened = await openHumaans();
    const [first] = await everybody(opened);
    expect((await opened.send("POST", "/Users", { userName: "new@acme.example" })).status).toBe(405);
    expect((await opened.send("PATCH", `/Users/${first?.id}`, {})).status).toBe(405);
    expect((await opened.send("DELETE", `/Users/${first?.id}`)).status).toBe(405);
    expect((await opened.send("GET", "/Groups")).body).toMatchObject({ totalResults: 0, Resources: [] });
    expect(opened.standIn.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});

describe("rule 3: dates decide who is active", () => {
  test("before the first day and after the last one nobody is, and leave is no leaving", async () => {
    const opened = await openHumaans(120);
    const users = new Map((await everybody(opened)).map((user) => [user.id, user]));
    const shown = (stage: string) =>
      opened.people.flatMap((person) =>
        person.stage === stage ? [users.get(opened.standIn.idOf(person.id))?.active] : [],
      );
    for (const stage of ["active", "on notice", "rehired", "on leave"]) {
      expect(shown(stage).length, stage).toBeGreaterThan(0);
      expect(new Set(shown(stage)), stage).toEqual(new Set([true]));
    }
    for (const stage of ["leaver", "new hire", "gardening leave", "active before start"])
      expect(new Set(shown(stage)), stage).toEqual(new Set([false]));
  });

  test("an end that lies ahead shows nowhere, and on its day the person is out", async () => {
    const opened = await openHumaans();
    const person = opened.standIn.people.find(
      ({ status, email, employmentEndDate }) => status === "active" && email && !employmentEndDate,
    );
    const id = person?.id ?? "";
    const before = await opened.send("GET", `/Users/${id}`);
    opened.standIn.offboard(id, { lastWorkingDay: "2026-03-20", employmentEndDate: "2026-03-20" });
    const noticed = await opened.send("GET", `/Users/${id}`);
    expect(noticed.body.active).toBe(true);
    expect(JSON.stringify(noticed.body)).not.toContain("2026-03-20");
    expect({ ...noticed.body, meta: undefined }).toEqual({ ...before.body, meta: undefined });
    opened.goTo("2026-03-21T12:00:00Z");
    expect((await opened.send("GET", `/Users/${id}`)).body.active).toBe(false);
    expect((await everybody(opened)).find((user) => user.id === id)?.active).toBe(false);
  });
});

describe("rule 6: half a list is none", () => {
  test("a page that fails makes the answer 503 and shows nobody, and the next read is whole again", async () => {
    const opened = await openHumaans(60, 0);
    opened.standIn.planFault({ kind: "empty page", path: /\/people$/, nth: 1 });
    const { status, body } = await opened.send("GET", "/Users");
    expect(status).toBe(503);
    expect(body.detail).toMatch(/Humaans did not show a list that is proven to be complete/);
    expect(body).not.toHaveProperty("Resources");
    expect(opened.failures.length).toBeGreaterThan(0);
    opened.goTo("2026-03-02T12:01:00Z");
    expect(await everybody(opened)).toHaveLength(60);
  });

  test("a failure is answered for a while without asking the vendor again", async () => {
    const opened = await openHumaans();
    opened.standIn.revokeToken();
    expect((await opened.send("GET", "/Users")).status).toBe(502);
    const asked = opened.standIn.requests.length;
    expect((await opened.send("GET", "/Users")).status).toBe(502);
    expect(opened.standIn.requests).toHaveLength(asked);
  });

  test("many who ask at once cause one read", async () => {
    const opened = await openHumaans();
    await Promise.all(Array.from({ length: 10 }, () => opened.send("GET", "/Users?count=1")));
    const alone = await openHumaans();
    await alone.send("GET", "/Users?count=1");
    expect(opened.standIn.requests).toHaveLength(alone.standIn.requests.length);
  });
});

describe("our own clients of it", () => {
  test("the client's reader proves the list complete", async () => {
    const opened = await openHumaans();
    const { client, standIn } = opened;
    const people = { attributes: {}, id: ({ id }: { readonly id: string }) => id, read: client.users.reader() };
    const ids: string[] = [];
    const reading = { day: today, attributes: [] };
    const extent = await read(people, reading, { add: (id) => void ids.push(id) }, { readAt: `${today}T12:00:00Z` });
    expect(isComplete(extent)).toBe(true);
    expect(ids).toHaveLength(standIn.people.length);
  });

  test("a sync by the generic SCIM adapter makes at Okta whoever works there, and puts out who leaves", async () => {
    const opened = await openHumaans(40, 0);
    const target = createOktaStandIn({ clock: { now: opened.now, wallNow: Date.now }, limits: generousLimits });
    const { url, close } = await serveStandIn(target);
    onTestFinished(close);
    const sync = createSync({
      source: scim.connect(
        { tenant: "acme", baseUrl: opened.baseUrl, authentication: { type: "bearer", token: opened.token } },
        defaultIo(),
      ),
      target: okta.connect({ domain: url, apiToken: target.token }, defaultIo()),
      store: createMemoryStore({ now: opened.now }),
      settings: { id: "facade", newJoinersOnly: false, lifecycle: { zone: "Europe/London" } },
      now: opened.now,
    });
    await sync.run({ confirm: true, adopt: "exact" });
    await sync.run({ confirm: true });
    const users = await everybody(opened);
    const here = users.filter(({ active, emails }) => active && emails);
    expect(here.length).toBeGreaterThan(20);
    for (const { userName } of here) expect(target.get(userName)?.status, userName).toMatch(/ACTIVE|PROVISIONED/);
    const leaver = here.find(({ id }) => id !== users[0]?.id);
    opened.standIn.offboard(leaver?.id ?? "", { lastWorkingDay: "2026-03-03", employmentEndDate: "2026-03-03" });
    opened.goTo("2026-03-05T12:00:00Z");
    await sync.run({ confirm: true });
    expect(target.get(leaver?.userName ?? "")?.status).toMatch(/SUSPENDED|DEPROVISIONED/);
  });
});
