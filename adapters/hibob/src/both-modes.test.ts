import { overrideMapping } from "@rosterkit/core/mapping";
import type { HibobStandInOptions } from "@rosterkit/sandbox";
import { readBack } from "@rosterkit/testing";
import { describe, expect, it } from "vitest";
import { today } from "./__fixtures__/open-hibob.ts";
import { employeeReader, externalNames, openHibobScim, readScim } from "./__fixtures__/open-hibob-scim.ts";
import { hibob, hibobBehaviour, hibobMapping, hibobScim } from "./index.ts";

/** Every attribute that the default mapping reads and that Bob's list of defaults does not have. */
const everyName = {
  ...externalNames,
  lifecycleStatus: "lifecycle",
  terminationDate: "terminationDate",
  lastDayOfWork: "lastDay",
  workMobile: "workMobile",
  state: "state",
} as const;

const everyField = {
  department: "work.department",
  managerID: "work.manager",
  site: "work.site",
  startDate: "work.startDate",
  lifecycle: "internal.lifecycleStatus",
  terminationDate: "internal.terminationDate",
  lastDay: "employee.lastDayOfWork",
  workMobile: "work.workMobile",
  state: "address.usaState",
};

const open = (options: Partial<HibobStandInOptions> = {}) =>
  openHibobScim({ externalNames: everyField, ...options }, { externalNames: everyName });

/** Everybody as an Employee in both modes; none and not said are the same, since SCIM leaves out what is none. */
const readBoth = async ({ api, connection }: Awaited<ReturnType<typeof open>>) => {
  const byApi = await readBack(api.people, { day: today });
  const { rules } = overrideMapping(hibobMapping, { ...hibobBehaviour({ addresses: true }).mapping.toEmployee });
  const byScim = await readScim(connection);
  return {
    byApi: { ...byApi, employee: employeeReader(byApi, rules, api.people.attributes) },
    byScim,
    ids: [...byScim.rows.keys()],
  };
};

const stated = (employee: object) => Object.fromEntries(Object.entries(employee).filter(([, value]) => value !== null));

describe("the two modes of one company", () => {
  it("say that they lead into the same company, by two ways of one vendor", async () => {
    const { api, connection } = await open();
    expect((await connection.check()).account).toBe((await api.check()).account);
    expect([hibob.id, hibobScim.id]).toEqual(["hibob", "hibob-scim"]);
    expect([api.adapter.family, connection.adapter.family]).toEqual(["hibob", "hibob"]);
  });

  it.each([{}, { hired: "inactive", onLeave: "inactive" }, { listValues: "texts", groupsOnUsers: false }] as const)(
    "make the same Employee of everybody whom both show (%o)",
    async (scimSwitches) => {
      const opened = await open({ scimSwitches });
      const { byApi, byScim, ids } = await readBoth(opened);
      const withEmail = opened.standIn.employees.filter(({ email }) => email !== null);
      expect(ids).toEqual(withEmail.map(({ id }) => id));
      expect(ids.length).toBeGreaterThan(50);
      for (const id of ids) expect(stated(byScim.employee(id)), id).toEqual(stated(byApi.employee(id)));
      const statuses = new Set(ids.map((id) => byScim.employee(id).employmentStatus));
      expect([...statuses].toSorted()).toEqual(["active", "left", "onLeave", "preHire"]);
    },
  );

  it("know somebody hired again, whose old end stays on the record, as at work", async () => {
    const opened = await open({ switches: { endAfterRehire: "kept" } });
    const id = opened.inStage("leaver");
    opened.standIn.rehire(id, "2026-03-01");
    const { byApi, byScim } = await readBoth(opened);
    expect(byScim.employee(id)).toMatchObject({ employmentStatus: "active", endDate: null, lastWorkingDay: null });
    expect(stated(byScim.employee(id))).toEqual(stated(byApi.employee(id)));
  });

  it("tie people by the id, or by the external id and the number where SCIM has ids of its own", async () => {
    const opened = await open({ scimSwitches: { userIds: "another" } });
    const { byApi, byScim, ids } = await readBoth(opened);
    const { externalId } = opened.connection.people.attributes;
    for (const id of ids) {
      const row = byScim.rows.get(id);
      const employeeId = row && externalId.read(row);
      expect(byApi.rows.has(String(employeeId))).toBe(true);
      expect(byScim.employee(id).employeeNumber).toBe(byApi.employee(String(employeeId)).employeeNumber);
    }
  });
});
