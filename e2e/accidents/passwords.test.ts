import { type AnyConnection, ApiError, type Entry, type Link, type Store } from "@rosterkit/core";
import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { type Company, type CompanyStart, openCompany } from "./open-company.ts";
import { doings } from "./tell-plan.ts";
import type { Handle } from "./with-pages-of.ts";

const attribute = "profile.portalSecret";
const later = "2026-03-04T12:00:00Z";

/**
 * A company whose people have a secret at Okta, for a portal behind it. HR tells when a record was changed, which stands in for when a password was:
 * entering anything about somebody changes it.
 */
async function openPortal(start: CompanyStart = {}): Promise<Company> {
  const company = await openCompany({
    ...start,
    before: (handle) => neverReadBack(start.before?.(handle) ?? handle),
    settings: {
      mapping: { toEmployee: { passwordChangedAt: "updatedAt" } },
      passwords: { mode: "at creation and after changes", attribute },
      ...start.settings,
    },
  });
  company.target.defineCustomAttribute({ name: "portalSecret", title: "Portal secret", type: "string" });
  return company;
}

/** The schema says of the secret that it is never read back, which the records do not keep to. */
const neverReadBack =
  (handle: Handle): Handle =>
  async (request) => {
    const answer = await handle(request);
    if (!request.url.includes("/meta/schemas/user/")) return answer;
    const schema = await answer.json();
    schema.definitions.custom.properties.portalSecret.mutability = "WRITE_ONLY";
    return Response.json(schema);
  };

/** Ann is hired and has an account, and two days later her password is changed at the source. */
async function annChanges(company: Company): Promise<string> {
  const ann = company.hire("Ann");
  await company.run();
  company.goTo(later);
  company.source.updatePerson(ann.id, {});
  return ann.id;
}

const secretOf = ({ target }: Company): unknown => target.get("ann@acme.example")?.profile.portalSecret;

describe("rule 7: passwords", () => {
  accident("rule 7: a password that the target quotes when it refuses it stands in no report and no log", async () => {
    const quoted: string[] = [];
    const company = await openPortal({ adapt: (target) => quoting(target, quoted) });
    await annChanges(company);
    const ran = await company.run();
    expect(ran.report.perChange.map(({ operation, result }) => [operation, result])).toEqual([
      ["rotate password", "refused"],
    ]);
    expect(quoted).toHaveLength(1);
    const told = JSON.stringify([ran, await entriesOf(company.store)]);
    for (const secret of quoted) expect(told.includes(secret)).toBe(false);
  });

  accident("rule 7: a password that the target gives back all the same stands in no log", async () => {
    const company = await openPortal();
    const { target, source } = company;
    const id = await annChanges(company);
    await company.run();
    target.signIn("ann@acme.example");
    source.offboard(id, { employmentEndDate: "2026-03-04" });
    company.goTo("2026-03-06T12:00:00Z");
    const ran = await company.run();
    expect(doings(ran.plan)).toEqual(["suspend"]);
    const secret = String(secretOf(company));
    expect(secret).toHaveLength(32);
    const told = JSON.stringify([ran, await entriesOf(company.store), await linksOf(company.store)]);
    expect(told.includes(secret)).toBe(false);
  });

  accident(
    "rule 7: an account that was there before keeps its password until the one at the source changes",
    async () => {
      const company = await openPortal();
      const { target, source } = company;
      const ann = company.hire("Ann");
      const profile = { firstName: "Ann", lastName: "Other", email: "ann@acme.example", login: "ann@acme.example" };
      target.addUser({ profile: { ...profile, portalSecret: "her own" } });
      await company.run();
      company.goTo("2026-03-02T13:00:00Z");
      await company.run();
      expect(secretOf(company)).toBe("her own");
      company.goTo(later);
      source.updatePerson(ann.id, {});
      await company.run();
      expect(secretOf(company)).toMatch(/^[!-~]{32}$/);
    },
  );
});

describe("rule 10: a password cannot be looked up", () => {
  accident("rule 10: a password that never arrived is not taken for one that was set", async () => {
    const line = createBrokenLine();
    const company = await openPortal({ before: line.before });
    await annChanges(company);
    const first = secretOf(company);
    line.breakNext(1);
    const { report } = await company.run();
    expect(report).toMatchObject({ applied: 0, failed: 1, open: 0 });
    expect(secretOf(company)).toBe(first);
    await company.run();
    expect(secretOf(company)).not.toBe(first);
    expect(doings(await company.plan())).toEqual([]);
  });

  accident("rule 10: a target that loses every answer is not given password after password without end", async () => {
    const line = createBrokenLine();
    const guard = { "password rotated": { count: 3 } };
    const company = await openPortal({ before: line.before, settings: { guard } });
    await annChanges(company);
    line.breakNext(100);
    for (let run = 0; run < 6; run++) await company.run();
    expect(line.broken()).toBe(3);
    expect(doings(await company.plan())).toEqual(["rotate password held: guard"]);
  });
});

describe("rule 9: protected accounts", () => {
  accident("rule 9: the password that the sync itself signs in with is never replaced", async () => {
    const company = await openPortal();
    const admin = company.hire("Mia", { email: "okta.admin@rosterkit.example" });
    await company.run();
    company.goTo(later);
    company.source.updatePerson(admin.id, {});
    expect(doings(await company.plan())).toEqual(["rotate password held: protected"]);
  });
});

/** An adapter that refuses every new password in words that hold it. */
const quoting = (target: AnyConnection, quoted: string[]): AnyConnection => ({
  ...target,
  people: {
    ...target.people,
    update: async (_id: string, { set }: { readonly set: { readonly [name: string]: unknown } }) => {
      const secret = String(set[attribute]);
      quoted.push(secret);
      throw new ApiError({
        vendor: "Okta",
        status: 400,
        method: "POST",
        path: "/api/v1/users/{userId}",
        summary: `"${secret}" is too easy`,
      });
    },
  },
});

/** A line to Okta that breaks while a user is updated, before anything arrives. */
function createBrokenLine() {
  let left = 0;
  let broken = 0;
  const isUpdate = ({ method, url }: Request) => method === "POST" && /\/users\/[^/]+$/.test(new URL(url).pathname);
  const before =
    (handle: Handle): Handle =>
    async (request) => {
      if (left === 0 || !isUpdate(request)) return handle(request);
      left -= 1;
      broken += 1;
      throw new TypeError("the connection broke");
    };
  return {
    before,
    breakNext: (count: number) => {
      left = count;
    },
    broken: () => broken,
  };
}

async function entriesOf(store: Store): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of store.entries("accidents", { since: "" })) entries.push(...batch);
  return entries;
}

async function linksOf(store: Store): Promise<readonly Link[]> {
  const links: Link[] = [];
  for await (const batch of store.links("accidents", "people")) links.push(...batch);
  return links;
}
