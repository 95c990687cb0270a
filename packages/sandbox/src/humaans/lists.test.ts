import { describe, expect, it } from "vitest";
import { createPeople } from "../people/index.ts";
import { startHumaans } from "./__fixtures__/start-humaans.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

const many = createPeople({ seed: "many", count: 620, today: "2026-03-02" });

describe("paging", () => {
  it("gives 100 rows unless asked, and 250 at most", async () => {
    const { get } = startHumaans({ people: many });
    expect((await get("/people?status=all")).body).toMatchObject({ total: 620, limit: 100, skip: 0 });
    expect((await get("/people?status=all")).body.data).toHaveLength(100);
    expect((await get("/people?status=all&$limit=900")).body).toMatchObject({ limit: 250 });
  });

  it("shows everybody once over all pages", async () => {
    const { all, humaans } = startHumaans({ people: many });
    const ids = (await all("/people?status=all")).map(({ id }) => id);
    expect(ids).toHaveLength(620);
    expect(new Set(ids)).toEqual(new Set(many.map(({ id }) => humaans.idOf(id))));
  });

  it("gives an empty page beyond the end, and only the total for no rows", async () => {
    const { get } = startHumaans();
    expect((await get("/people?status=all&$skip=60")).body).toEqual({ total: 60, limit: 100, skip: 60, data: [] });
    expect((await get("/people?status=all&$limit=0")).body).toEqual({ total: 60, limit: 0, skip: 0, data: [] });
  });

  it.each(["$limit=ten", "$skip=-1", "$limit=1.5", "status=gone", "firstName[$near]=x"])(
    "refuses %s with 400",
    async (query) => {
      const { get } = startHumaans();
      expect((await get(`/people?${query}`)).status).toBe(400);
    },
  );

  it("refuses a limit over the maximum where switched", async () => {
    const { get } = startHumaans({ switches: { limitOverMaximum: "refused" } });
    expect((await get("/people?$limit=251")).status).toBe(400);
    expect((await get("/people?$limit=250")).status).toBe(200);
  });
});

describe("filters", () => {
  it("lists active people only, unless asked", async () => {
    const { all, people } = startHumaans();
    const counts = await Promise.all(
      ["", "?status=active", "?status=newHire", "?status=offboarded", "?status=all"].map(
        async (query) => (await all(`/people${query}`)).length,
      ),
    );
    expect(counts[0]).toBe(counts[1]);
    expect((counts[1] ?? 0) + (counts[2] ?? 0) + (counts[3] ?? 0)).toBe(counts[4]);
    expect(counts[2]).toBe(people.filter(({ stage }) => stage.startsWith("new hire")).length);
  });

  it("compares fields for equality", async () => {
    const { get, people, humaans } = startHumaans();
    const email = people[3]?.workEmail ?? "";
    const { body } = await get(`/people?email=${encodeURIComponent(email)}`);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([humaans.idOf(people[3]?.id ?? "")]);
    const team = people[3]?.team ?? "";
    const inTeam = await get(`/people?status=all&teams=${encodeURIComponent(team)}`);
    expect(inTeam.body.total).toBe(people.filter((person) => person.team === team).length);
  });

  it.each([
    "personId[$in]=A&personId[$in]=B",
    "personId[$in][]=A&personId[$in][]=B",
    "personId[$in][0]=A&personId[$in][1]=B",
  ])("takes several ids as %s", async (form) => {
    const { get, humaans, people } = startHumaans();
    const [one, other] = [humaans.idOf(people[1]?.id ?? ""), humaans.idOf(people[2]?.id ?? "")];
    const { body } = await get(`/job-roles?${form.replace(/A/g, one).replace(/B/g, other)}`);
    expect(new Set(body.data.map(({ personId }: { personId: string }) => personId))).toEqual(new Set([one, other]));
  });

  it("leaves out with $nin and bounds days with range operators", async () => {
    const { get, all, humaans, people } = startHumaans();
    const first = humaans.idOf(people[0]?.id ?? "");
    expect((await get(`/people?status=all&id[$nin]=${first}`)).body.total).toBe(59);
    const recent = await all(
      "/people?status=all&employmentStartDate[$gte]=2025-01-01&employmentStartDate[$lt]=2026-01-01",
    );
    const expected = people.filter(
      ({ employment }) => employment.startDate >= "2025-01-01" && employment.startDate < "2026-01-01",
    );
    expect(recent).toHaveLength(expected.length);
    expect(expected.length).toBeGreaterThan(0);
  });
});

const future = "updatedAt[$gte]=2999-01-01T00:00:00.000Z";
const cases: readonly (readonly [Partial<HumaansSwitches>, string, number | "refused"])[] = [
  [{}, future, 60],
  [{ updatedAtFilter: "honoured" }, future, 0],
  [{ updatedAtFilter: "refused" }, future, "refused"],
  [{ rangeOperators: "ignored" }, "employmentStartDate[$gt]=2999-01-01", 60],
  [{ rangeOperators: "refused" }, "employmentStartDate[$gt]=2999-01-01", "refused"],
  [{ listOperators: "ignored" }, "id[$in]=nobody", 60],
  [{ listOperators: "refused" }, "id[$in]=nobody", "refused"],
  [{}, "shoeSize=43", 60],
  [{ unknownFilter: "refused" }, "shoeSize=43", "refused"],
  [{ sort: "refused" }, "$sort[lastName]=1", "refused"],
];

describe("switched filters", () => {
  it.each(cases)("%j and %s give %s", async (switches, query, outcome) => {
    const { get } = startHumaans({ switches });
    const { status, body } = await get(`/people?status=all&${query}`);
    expect(status === 200 ? body.total : "refused").toBe(outcome);
  });

  it("sorts where switched, and not otherwise", async () => {
    const names = async (switches: Partial<HumaansSwitches>) =>
      (await startHumaans({ switches }).all("/people?status=all&$sort[lastName]=-1")).map(({ lastName }) => lastName);
    const sorted = await names({ sort: "honoured" });
    expect(sorted).toEqual([...sorted].sort().reverse());
    expect(await names({})).not.toEqual(sorted);
  });
});

describe("order", () => {
  const ids = async (switches: Partial<HumaansSwitches>) => {
    const { all } = startHumaans({ switches });
    return [
      (await all("/people?status=all")).map(({ id }) => id),
      (await all("/people?status=all")).map(({ id }) => id),
    ] as const;
  };

  it("is the same each time, oldest or newest first", async () => {
    const [one, again] = await ids({});
    const [reversed] = await ids({ peopleOrder: "newest first" });
    expect(again).toEqual(one);
    expect(reversed).toEqual([...one].reverse());
  });

  it("changes with each request where switched, so that pages can miss people", async () => {
    const [one, again] = await ids({ peopleOrder: "changing" });
    expect(again).not.toEqual(one);
    expect([...again].sort()).toEqual([...one].sort());
  });
});

describe("disturbed reads", () => {
  it("miss somebody when a row before them goes between two pages", async () => {
    const { all, humaans, people } = startHumaans();
    humaans.afterAnswer(/people$/, () => humaans.deletePerson(humaans.idOf(people[5]?.id ?? "")));
    const ids = new Set((await all("/people?status=all", 20)).map(({ id }) => id));
    expect(ids.has(humaans.idOf(people[20]?.id ?? ""))).toBe(false);
    expect(humaans.people.some(({ id }) => id === humaans.idOf(people[20]?.id ?? ""))).toBe(true);
  });

  it("run the act after the answer that was named", async () => {
    const { get, humaans, people } = startHumaans();
    humaans.afterAnswer(/people$/, () => humaans.deletePerson(humaans.idOf(people[5]?.id ?? "")), 2);
    const totals = [];
    for (let request = 0; request < 3; request += 1) totals.push((await get("/people?status=all")).body.total);
    expect(totals).toEqual([60, 60, 59]);
  });

  it("are told a total that is not so", async () => {
    const { get, humaans } = startHumaans();
    humaans.skewTotal(-7);
    expect((await get("/people?status=all")).body.total).toBe(53);
    expect((await get("/people?status=all")).body.total).toBe(60);
  });
});
