import { createBudgetRegistry, type Io } from "@rosterkit/core/adapter";
import { employeeShape, loadMapping, type Mapping } from "@rosterkit/core/mapping";
import { createHibobStandIn, createPeople, type HibobStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { type ReadBack, readBack, rowOf } from "@rosterkit/testing";
import { onTestFinished } from "vitest";
import { hibob, hibobScim } from "../index.ts";
import { today } from "./open-hibob.ts";

/** The names that the stand-in's customer gave to what is no default of Bob's. */
export const externalNames = { department: "department", reportsTo: "managerID", site: "site", startDate: "startDate" };

/** One company on a port until the test ends, and connections to it in both modes. */
export async function openHibobScim(options: Partial<HibobStandInOptions> = {}, settings: object = {}) {
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  const now = () => nowMs;
  const people = options.people ?? createPeople({ seed: "hibob", count: 60, today });
  const clock = { now, wallNow: Date.now };
  const standIn = createHibobStandIn({ clock, searchesAMinute: 10_000, ...options, people });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const { serviceUserId, token } = standIn;
  const io: Io = { fetch, now, random: (bytes) => new Uint8Array(bytes), budgets: createBudgetRegistry() };
  const given = { serviceUserId, token, companyId: String(standIn.companyId), baseUrl: `${url}${standIn.scimPath}` };
  const connect = (more: object = {}) => hibobScim.connect({ ...given, externalNames, ...settings, ...more }, io);
  return {
    standIn,
    people,
    connect,
    connection: connect(),
    api: hibob.connect({ serviceUserId, token, baseUrl: `${url}/v1` }, io),
    now,
    goTo: (day: string) => {
      nowMs = Date.parse(`${day}T12:00:00Z`);
    },
    /** The record's id of somebody in a stage of working life. */
    inStage: (stage: (typeof people)[number]["stage"]) =>
      standIn.idOf(people.find((person) => person.stage === stage)?.id ?? ""),
  };
}

type Opened = Awaited<ReturnType<typeof openHibobScim>>;

/** Everybody as SCIM shows them, and each as an Employee. */
export async function readScim({ people, adapter }: Opened["connection"]) {
  const back = await readBack(people, { day: today });
  return { ...back, employee: employeeReader(back, adapter.toEmployee?.rules, people.attributes) };
}

/** The Employees of a read, as a sync makes them of the connection's own attributes, managers followed. */
export const employeeReader = <Row>(
  back: ReadBack<Row>,
  rules: Mapping["rules"] = {},
  attributes: Parameters<typeof loadMapping>[0],
) => {
  const mapping = loadMapping(attributes, employeeShape, rules);
  return (id: string) => {
    const row = rowOf(back, id);
    const follow = (to: string) => back.rows.get(to) as never;
    return Object.fromEntries(
      mapping.names.flatMap((name) => {
        const { value } = mapping.explain(row as never, name, follow);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  };
};
