import { createPeople } from "../../people/index.ts";
import { createInsightfulStandIn, type InsightfulStandInOptions } from "../create-insightful-stand-in.ts";

const day = 24 * 60 * 60 * 1000;

/** A stand-in with a clock that jumps, an invited employee in a team, and short ways to ask it. */
export async function startInsightful(options: InsightfulStandInOptions = {}) {
  let now = Date.parse("2026-03-02T12:00:00Z");
  const clock = { now: () => now, wallNow: () => now };
  const insightful = createInsightfulStandIn({ clock, teams: ["Sales"], ...options });
  const ask = async (method: string, path: string, body?: object, token = insightful.token) => {
    const init = {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    };
    const request = new Request(`http://insightful.test${insightful.path}${path}`, init);
    const response = await insightful.handle(request);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const teamId = insightful.teams.find(({ name }) => name === "Sales")?.id ?? "";
  const invitation = (name: string, more: object = {}) => ({
    name,
    email: `${name.toLowerCase()}@acme.example`,
    teamId,
    sharedSettingsId: insightful.defaultSettingsId,
    ...more,
  });
  return {
    insightful,
    ask,
    teamId,
    invitation,
    /** Moves the clock on. */
    passDays: (days: number) => {
      now += days * day;
    },
    now: () => now,
    /** Enters somebody by hand and gives the id. */
    enter: (name: string) => insightful.addEmployee(invitation(name)).id,
  };
}

/** Invented people, with some who left. */
export const inventedPeople = () => createPeople({ seed: "bench", count: 60, today: "2026-03-02" });
