import { describe, expect, it } from "vitest";
import { inventedPeople, startInsightful } from "./__fixtures__/start-insightful.ts";

const nobody = "wnobodynobody00";

describe("the list of employees", () => {
  it("is a bare array of everybody, deactivated people too", async () => {
    const people = inventedPeople();
    const { ask, insightful } = await startInsightful({ people });
    const { status, body } = await ask("GET", "/employee");
    expect(status).toBe(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual(insightful.employees.map(({ id }) => id));
    const leaver = people.find(({ stage }) => stage === "leaver");
    const left = body.find(({ id }: { id: string }) => id === insightful.idOf(leaver?.id ?? ""));
    expect(left.deactivated).toBeGreaterThan(0);
    expect(new Set(body.map(({ deactivated }: { deactivated: number }) => deactivated > 0))).toEqual(
      new Set([true, false]),
    );
  });

  it("shows the columns that are selected; how it calls the id is a switch", async () => {
    for (const selectedId of ["id", "_id"] as const) {
      const { ask, enter } = await startInsightful({ switches: { selectedId } });
      const id = enter("Ada");
      expect((await ask("GET", "/employee?select=_id,email")).body).toEqual([
        { [selectedId]: id, email: "ada@acme.example" },
      ]);
    }
  });
});

describe("one employee", () => {
  it("has an id of 15 characters, one team, and times in milliseconds", async () => {
    const { ask, enter, teamId, now } = await startInsightful();
    const id = enter("Ada");
    expect(id).toMatch(/^w.{14}$/);
    const shown = { id, teamId, deactivated: 0, type: "personal", createdAt: now() };
    expect((await ask("GET", `/employee/${id}`)).body).toMatchObject(shown);
  });

  it("who is not there is 404, in another shape for reads than for writes; an id of another length is 422", async () => {
    const { ask } = await startInsightful();
    expect(await ask("GET", `/employee/${nobody}`)).toMatchObject({ status: 404, body: { type: "EntityNotFound" } });
    expect(await ask("PUT", `/employee/${nobody}`, {})).toMatchObject({ status: 404, body: { type: "NOT_FOUND" } });
    const [detail] = (await ask("GET", "/employee/w1")).body.details;
    expect(detail).toMatchObject({ type: "length", field: "id", expected: 15, actual: 2 });
  });
});

describe("an invitation", () => {
  it("answers 200 with somebody who is invited now, and is mailed", async () => {
    const { ask, invitation, insightful, now } = await startInsightful();
    const { status, body } = await ask("POST", "/employee", invitation("Ada"));
    expect(status).toBe(200);
    expect(body).toMatchObject({ invited: now(), deactivated: 0, identifier: "ada@acme.example" });
    expect(insightful.mails).toEqual([
      { to: "ada@acme.example", employeeId: body.id, sentAt: new Date(now()).toISOString() },
    ]);
    expect(insightful.requests.at(-1)).toMatchObject({ method: "POST", wrote: true });
  });

  it("needs a name, an email, a team and a profile, and names every one that is missing", async () => {
    const { ask, insightful } = await startInsightful();
    const { status, body } = await ask("POST", "/employee", {});
    expect(status).toBe(422);
    expect(body).toMatchObject({ type: "VALIDATION_ERROR", message: expect.any(String) });
    const missing = ["name", "email", "teamId", "sharedSettingsId"];
    expect(body.details).toEqual(missing.map((field) => expect.objectContaining({ type: "required", field })));
    expect(insightful.mails).toEqual([]);
  });

  it.each([
    [409, 409],
    [422, 422],
    ["second employee", 200],
  ] as const)("to an address that is taken, by the switch %s", async (takenEmail, status) => {
    const { ask, invitation, enter } = await startInsightful({ switches: { takenEmail } });
    enter("Ada");
    const ben = enter("Ben");
    const taken = { email: "ADA@acme.example" };
    expect((await ask("POST", "/employee", invitation("Ada", taken))).status).toBe(status);
    expect((await ask("PUT", `/employee/${ben}`, taken)).status).toBe(status);
    expect((await ask("PUT", `/employee/${ben}`, { email: "Ben@acme.example" })).status).toBe(200);
  });

  it.each([404, 422] as const)(
    "to a team or with a profile that there is none of is %s by the switch",
    async (status) => {
      const { ask, invitation, insightful } = await startInsightful({ switches: { unknownReference: status } });
      for (const wrong of [{ teamId: nobody }, { sharedSettingsId: nobody }])
        expect((await ask("POST", "/employee", invitation("Ada", wrong))).status).toBe(status);
      expect(insightful.employees).toEqual([]);
    },
  );
});

describe("a change", () => {
  it("changes what is sent; the identifier stays the old email", async () => {
    const { ask, enter, insightful } = await startInsightful();
    const id = enter("Ada");
    const changes = { email: "ada.king@acme.example", teamId: insightful.defaultTeamId };
    expect((await ask("PUT", `/employee/${id}`, changes)).body).toMatchObject({
      name: "Ada",
      ...changes,
      identifier: "ada@acme.example",
    });
    expect(insightful.mails).toEqual([]);
  });

  it.each([
    ["shown", "Poet", "Poet"],
    ["kept", undefined, "Poet"],
    ["dropped", undefined, ""],
  ] as const)("of a title, where it is %s", async (title, shown, kept) => {
    const { ask, enter, insightful } = await startInsightful({ switches: { title } });
    const id = enter("Ada");
    expect((await ask("PUT", `/employee/${id}`, { title: "Poet" })).body.title).toBe(shown);
    expect((await ask("GET", `/employee/${id}`)).body.title).toBe(shown);
    expect(insightful.employee(id).title).toBe(kept);
  });
});

describe("an empty title", () => {
  it.each([
    ["clears", 200, ""],
    [422, 422, "Poet"],
  ] as const)("is by the switch %s", async (emptyTitle, status, left) => {
    const { ask, enter, insightful } = await startInsightful({ switches: { emptyTitle } });
    const id = enter("Ada");
    insightful.updateEmployee(id, { title: "Poet" });
    expect((await ask("PUT", `/employee/${id}`, { title: "" })).status).toBe(status);
    expect(insightful.employee(id).title).toBe(left);
  });
});

describe("a deactivation", () => {
  it("is a GET that writes", async () => {
    const { ask, enter, insightful, now } = await startInsightful();
    const id = enter("Ada");
    expect((await ask("GET", `/employee/deactivate/${id}`)).body).toMatchObject({ id, deactivated: now() });
    expect(insightful.requests.at(-1)).toMatchObject({ method: "GET", wrote: true });
  });

  it.each([400, 409] as const)("of somebody deactivated is %s by the switch, with a message alone", async (status) => {
    const { ask, enter, insightful, passDays } = await startInsightful({ switches: { repeatedDeactivation: status } });
    const id = enter("Ada");
    const { deactivated } = insightful.deactivate(id);
    passDays(1);
    const again = await ask("GET", `/employee/deactivate/${id}`);
    expect(again).toMatchObject({ status, body: { message: expect.any(String) } });
    expect(again.body).not.toHaveProperty("type");
    expect(insightful.employee(id).deactivated).toBe(deactivated);
  });

  it("cannot be taken back by the API, unless switched; never in seven days", async () => {
    const without = await startInsightful();
    expect((await without.ask("GET", `/employee/activate/${without.enter("Ada")}`)).status).toBe(404);
    const { ask, enter, insightful, passDays } = await startInsightful({ switches: { reactivation: "there" } });
    const id = enter("Ada");
    insightful.deactivate(id);
    passDays(6.9);
    expect((await ask("GET", `/employee/activate/${id}`)).status).toBe(400);
    passDays(0.1);
    expect((await ask("GET", `/employee/activate/${id}`)).body).toMatchObject({ deactivated: 0 });
  });
});

describe("admins", () => {
  it("reactivate somebody once the seven days are over", async () => {
    const { enter, insightful, passDays } = await startInsightful();
    const id = enter("Ada");
    insightful.deactivate(id);
    expect(() => insightful.deactivate(id)).toThrow(RangeError);
    expect(() => insightful.reactivate(id)).toThrow(RangeError);
    passDays(7);
    expect(insightful.reactivate(id).deactivated).toBe(0);
  });

  it("merge two of one team, and one id is gone", async () => {
    const { ask, enter, insightful } = await startInsightful();
    const [ada, double] = [enter("Ada"), enter("Ada2")];
    const elsewhere = insightful.appear({ identifier: "ACME\\ada" }).id;
    expect(() => insightful.merge(ada, elsewhere)).toThrow(RangeError);
    expect(insightful.merge(ada, double).id).toBe(ada);
    expect((await ask("GET", `/employee/${double}`)).status).toBe(404);
    expect((await ask("GET", "/employee")).body).toHaveLength(2);
  });

  it("see people appear on company computers, without an email and maybe without a name", async () => {
    const { ask, insightful } = await startInsightful({ switches: { companyComputerType: "company" } });
    const { id } = insightful.appear({ identifier: "ACME\\ada" });
    const named = insightful.appear({ identifier: "ACME\\ben", name: "Ben King" });
    expect((await ask("GET", `/employee/${id}`)).body).toMatchObject({
      email: "",
      name: "ACME\\ada",
      identifier: "ACME\\ada",
      type: "company",
      teamId: insightful.defaultTeamId,
      invited: 0,
    });
    expect(named).toMatchObject({ name: "Ben King", identifier: "ACME\\ben" });
    expect(insightful.mails).toEqual([]);
  });
});
