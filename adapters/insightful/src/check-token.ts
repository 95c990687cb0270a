import { type Checked, type Finding, UnexpectedResponseError } from "@rosterkit/core/adapter";
import type { InsightfulSettings } from "./config.ts";
import type { InsightfulApi, InsightfulTeam } from "./insightful-api.ts";

const untold =
  "Whether the token may write is told by no call: one made for READ passes this check and is refused at the first change.";

const nobodyIsMade = "Nobody is created: no tracking profile is named in the settings.";

/** Whose organisation it is, by its teams, of which there is always one; and whether the tracking profile of new people is there. Writes nothing. */
export async function checkToken(api: InsightfulApi, { sharedSettingsId }: InsightfulSettings): Promise<Checked> {
  const teams: readonly InsightfulTeam[] = await api.get("/team");
  const account = teams.find(({ organizationId }) => organizationId)?.organizationId;
  if (account === undefined) throw noTeam();
  const people = { ability: "people.read", ok: Array.isArray(await api.get("/employee", select)) };
  const profile = sharedSettingsId === undefined ? { note: nobodyIsMade } : await findProfile(api, sharedSettingsId);
  return {
    account,
    findings: [people, ...(profile.finding ? [profile.finding] : [])],
    notes: [...(profile.note ? [profile.note] : []), untold],
  };
}

const select = { params: { query: { select: "_id" } } };

async function findProfile(
  api: InsightfulApi,
  id: string,
): Promise<{ readonly finding?: Finding; readonly note?: string }> {
  const profiles = await api.get("/shared-settings");
  const profile = profiles.find((one) => one.id === id);
  if (profile) return { note: `New people are invited, billed, and tracked by the profile “${profile.name}”.` };
  const known = profiles.map((one) => `${one.id} (${one.name})`).slice(0, 20);
  const remedy = `Correct sharedSettingsId, or leave it out to create nobody. There are: ${known.join(", ")}.`;
  return { finding: { ability: "people.create", ok: false, permission: "a tracking profile that is there", remedy } };
}

const noTeam = (): UnexpectedResponseError =>
  new UnexpectedResponseError("Insightful shows no team, so nobody knows whose organisation it is", {
    adapter: "insightful",
    remedy: "Check the address of the API, and that the token was made by an admin of the organisation.",
  });
