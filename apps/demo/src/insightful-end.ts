import { insightful } from "@rosterkit/insightful";
import type { InsightfulStandIn } from "@rosterkit/sandbox";
import { type End, tally } from "./end.ts";

/** Insightful as one end of a pair, with a tracking profile named, so that new people are created. */
export function insightfulEnd(standIn: InsightfulStandIn): End {
  const { requestsAMinute } = standIn.switches;
  const { token, path, defaultSettingsId: sharedSettingsId } = standIn;
  return {
    name: "Insightful",
    standIn,
    token,
    apiPath: path,
    connect: (baseUrl, io, given) =>
      insightful.connect({ token: given, baseUrl, sharedSettingsId, requestsAMinute, rateShare: 1 }, io),
    tryIt: (url) => `curl -H "Authorization: Bearer ${token}" "${url}/employee?select=id,name,email"`,
    contents: async () => contentsOf(standIn),
    narrow: () => standIn.setPermission("READ"),
  };
}

function contentsOf({ employees, teams }: InsightfulStandIn): string {
  const statuses = employees.map(({ deactivated }) => (deactivated === 0 ? "active" : "deactivated"));
  return `${tally(statuses)}, ${teams.length} teams`;
}
