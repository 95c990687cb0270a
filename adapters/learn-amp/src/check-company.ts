import { type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
import type { LearnAmpSettings } from "./config.ts";
import { type LearnAmpApi, scopesNeeded, scopesRemedy } from "./learn-amp-api.ts";

/**
 * Whether the credential has every scope that is used, and who the account's Owners are: the credential is theirs, so they are protected. Rejects when it is
 * refused or Learn Amp is not reached.
 */
export async function checkCompany(api: LearnAmpApi, { company, invite, scopes }: LearnAmpSettings): Promise<Checked> {
  const notes = [invite === "at once" ? inviting : quiet];
  const told = (missing: readonly string[]) => ({ account: company, findings: findingsWithout(missing), notes });
  try {
    const owners = await ownersOf(api);
    await api.client.get("/teams", { params: { query: { perPage: 1 } } });
    return { ...told([]), owners };
  } catch (error) {
    if (!PermissionError.isInstance(error) || scopes === "public") throw error;
    const missing = await api.missingScopes();
    if (missing.length === 0) throw error;
    return told(missing);
  }
}

const inviting = "New users are invited by mail as soon as they are made, where the sync lets activation mail be sent.";
const quiet = "Nobody is invited by mail.";

const findingsWithout = (missing: readonly string[]): readonly Finding[] =>
  Object.entries(scopesNeeded).map(([permission, ability]) => {
    const ok = !missing.includes(permission);
    return { ability, permission, ok, ...(!ok && { remedy: scopesRemedy }) };
  });

async function ownersOf({ client }: LearnAmpApi): Promise<readonly string[]> {
  const query = { perPage: 100, "filters[role]": "owner" };
  const { users } = await client.get("/users", { params: { query } });
  return users.map(({ id }) => String(id));
}
