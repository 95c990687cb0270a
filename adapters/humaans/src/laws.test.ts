import { createHumaansStandIn, createPeople, type HumaansStandIn } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type StartedVendor, type StartOptions, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { humaans } from "./index.ts";

const today = "2026-03-02";
const now = () => Date.parse(`${today}T12:00:00Z`);
const wrongToken = "w".repeat(32);

const startHumaans = async ({ people: count, pageSize }: StartOptions): Promise<StartedVendor> => {
  const people = createPeople({ seed: "laws", count, today });
  const standIn = createHumaansStandIn({ people, clock: { now, wallNow: Date.now } });
  const { url, close } = await serveStandIn({ handle: inPagesOf(pageSize, standIn) });
  const settings = { apiToken: standIn.token, baseUrl: `${url}/api` };
  return {
    standIn,
    settings,
    wrongSettings: { ...settings, apiToken: wrongToken },
    secrets: [standIn.token, wrongToken],
    account: standIn.companyId,
    unknownId: "NobodyHasThisId0",
    ids: () => standIn.people.map(({ id }) => id),
    narrowings: {
      "no scope private:read": () => standIn.setTokenAccess({ scopes: ["public:read"] }),
      "made by an ordinary user": () => standIn.setTokenAccess({ role: "user" }),
    },
    enter: (name, day) => enterPerson(standIn, name, day),
    remove: () => removeOne(standIn),
    now,
    stop: close,
  };
};

/** Humaans gives as many as are asked for, up to 250; small pages show in few people what large ones show in thousands. */
const inPagesOf =
  (pageSize: number, { handle }: Pick<HumaansStandIn, "handle">): HumaansStandIn["handle"] =>
  (request) => {
    const url = new URL(request.url);
    const limit = Number(url.searchParams.get("$limit") ?? 100);
    if (/\/people$/.test(url.pathname)) url.searchParams.set("$limit", String(Math.min(limit, pageSize)));
    return handle(new Request(url, request));
  };

const enterPerson = (standIn: HumaansStandIn, name: string, day: string): string =>
  standIn.addPerson({
    firstName: name,
    lastName: name,
    employmentStartDate: day,
    lastWorkingDay: day,
    employmentEndDate: day,
    jobTitle: "Clerk",
    department: "Post",
  }).id;

/** The first of the people who does not own the token: the one who does comes first of all. */
const removeOne = (standIn: HumaansStandIn): string => {
  const id = standIn.people[1]?.id ?? "";
  standIn.deletePerson(id);
  return id;
};

testAdapter(
  { describe, test },
  {
    adapter: humaans,
    start: startHumaans,
    requests: {
      read: { method: "GET", path: /\/people$/ },
      get: { method: "GET", path: /\/people\/[^/]+$/ },
    },
  },
);
