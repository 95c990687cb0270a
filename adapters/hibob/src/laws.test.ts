import { createHibobStandIn, createPeople, type HibobStandIn } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type StartedVendor, type StartOptions, testAdapter } from "@rosterkit/testing";
import { describe, test } from "vitest";
import { hibob } from "./index.ts";

const today = "2026-03-02";
const now = () => Date.parse(`${today}T12:00:00Z`);
const wrongToken = "w".repeat(40);

const startHibob = async ({ people: count }: StartOptions): Promise<StartedVendor> => {
  const people = createPeople({ seed: "laws", count, today });
  // Laws ask more often in a minute than a sync does in an hour.
  const switches = { otherRequestsAMinute: 10_000, blockAfter: 10_000 };
  const standIn = createHibobStandIn({
    people,
    clock: { now, wallNow: Date.now },
    searchesAMinute: 10_000,
    switches,
  });
  const { url, close } = await serveStandIn(standIn);
  const settings = { serviceUserId: standIn.serviceUserId, token: standIn.token, baseUrl: `${url}/v1` };
  return {
    standIn,
    settings,
    wrongSettings: { ...settings, token: wrongToken },
    secrets: [standIn.token, wrongToken, btoa(`${standIn.serviceUserId}:${standIn.token}`)],
    account: String(standIn.companyId),
    unknownId: "3000000000000000000",
    ids: () => standIn.employees.map(({ id }) => id),
    narrowings: {
      "no permission for lifecycle": () => standIn.setAccess({ categories: ["root", "about", "work", "employment"] }),
      "no permission for work": () => standIn.setAccess({ categories: ["root", "lifecycle"] }),
      "no permission for basic info": () => standIn.setAccess({ categories: ["work", "lifecycle"] }),
      "in no permission group": () => standIn.setAccess({ inGroup: false }),
    },
    enter: (name, day) =>
      standIn.addEmployee({
        firstName: name,
        surname: name,
        startDate: day,
        terminationDate: day,
        lastDayOfWork: day,
        title: "Clerk",
        department: "Post",
      }).id,
    remove: () => removeOne(standIn),
    now,
    stop: close,
  };
};

const removeOne = (standIn: HibobStandIn): string => {
  const id = standIn.employees[0]?.id ?? "";
  standIn.deleteEmployee(id);
  return id;
};

testAdapter(
  { describe, test },
  {
    adapter: hibob,
    start: startHibob,
    requests: {
      read: { method: "POST", path: /\/people\/search$/ },
      get: { method: "POST", path: /\/people\/(?!search$)[^/]+$/ },
    },
    oneAnswer: true,
  },
);
