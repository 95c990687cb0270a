import { type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
import type { LearnAmpSettings } from "./config.ts";
import { type LearnAmpApi, scopesNeeded, scopesRemedy } from "./learn-amp-api.ts";

/**
 * Whether the credential has every scope that is used, and who the account's Owners are: the credential is theirs, so they are protected. Rejects when it is
 * refused or Learn Amp is not reached.
 */
export async function checkCompany(api: LearnAmpApi, { company, invite, scopes }: LearnAmpSettings): Promise<Checked> {
  const notes = [invite === "at once" ? inviting : quiet];
  try {
    const owners = await ownersOf(api);
    await api.client.get("/teams", { params: { query: { perPage: 1 } } });
    const findings = Object.entries(scopesNeeded).map(([scope, ability]) => finding(ability, scope, true));
    return { account: company, findings, owners, notes };
  } catch (error) {
    if (!PermissionError.isInstance(error) || scopes === "public") throw error;
    const findings: Finding[] = [];
    for (const [scope, ability] of Object.entries(scopesNeeded))
      findings.push(finding(ability, scope, await api.has(scope)));
    if (findings.every(({ ok }) => ok)) throw error;
    return { account: company, findings, notes };
  }
}

const inviting = "New users are invited by mail as soon as they are made, where the sync lets activation mail be sent.";
const quiet = "Nobody is invited by mail.";

const finding = (ability: string, permission: string, ok: boolean): Finding => ({
  ability,
  permission,
  ok,
  ...(!ok && { remedy: scopesRemedy }),
});

async function ownersOf({ client }: LearnAmpApi): Promise<readonly string[]> {
  const query = { perPage: 100, "filters[role]": "owner" };
  const { users } = await client.get("/users", { params: { query } });
  return users.map(({ id }) => String(id));
}
