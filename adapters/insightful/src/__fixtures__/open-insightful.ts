import { createBudgetRegistry, defaultIo, type Io } from "@rosterkit/core/adapter";
import { createInsightfulStandIn, type InsightfulStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { insightful } from "../index.ts";

/** A stand-in on a port until the test ends, and connections to it, which create people unless `settings` say otherwise. */
export async function openInsightful(options: InsightfulStandInOptions = {}) {
  // Tests ask more often in a minute than a sync does in an hour.
  const switches = { requestsAMinute: 10_000, ...options.switches };
  const standIn = createInsightfulStandIn({ teams: ["Sales"], ...options, switches });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const own = { token: standIn.token, baseUrl: `${url}${standIn.path}` };
  const connect = (settings: object = { sharedSettingsId: standIn.defaultSettingsId }, io: Partial<Io> = {}) =>
    insightful.connect(
      { ...own, rateShare: 1, ...settings },
      { ...defaultIo(), budgets: createBudgetRegistry(), ...io },
    );
  const teamId = standIn.teams.find(({ name }) => name === "Sales")?.id ?? "";
  /** Requests so far, as method and path. */
  const asked = () => standIn.requests.map(({ method, path }) => `${method} ${path.replace(standIn.path, "")}`);
  return { standIn, connect, teamId, asked };
}
