import type { Checked, Finding } from "@rosterkit/core/adapter";
import type { HumaansApi } from "./people.ts";
import { peopleLists, wholeList } from "./people-lists.ts";

/** The scopes that reading people needs, and what each is for. */
const scopesNeeded = {
  "public:read": "it opens what the whole company may see",
  "private:read": "without it joiners, leavers and dates are not shown",
} as const;

/** Whose company the token belongs to, and whether it may read everybody. Rejects when the token is refused or Humaans is not reached. */
export const checkToken = async (api: HumaansApi): Promise<Checked> => {
  const { client, today } = api;
  const { scopes } = await client.get("/token-info");
  const { companyId } = await client.get("/me");
  const companies = await wholeList(peopleLists(client).companies, { day: today(), attributes: [] });
  const accountName = companies.find(({ id }) => id === companyId)?.name;
  const findings = Object.entries(scopesNeeded).map(([scope, purpose]) => scopeFinding(scopes, scope, purpose));
  return {
    account: companyId,
    ...(accountName !== undefined && { accountName }),
    findings: findings.every(({ ok }) => ok) ? [...findings, await roleFinding(api)] : findings,
  };
};

const scopeFinding = (scopes: readonly string[], scope: string, purpose: string): Finding => ({
  ability: "people.read",
  permission: scope,
  ...(scopes.includes(scope)
    ? { ok: true }
    : { ok: false, remedy: `Use an API access token with the scope ${scope}; ${purpose}.` }),
});

/** A token never reaches further than its owner: an ordinary user's shows that user alone, whatever its scopes. */
const roleFinding = async ({ client }: HumaansApi): Promise<Finding> => {
  const { total } = await client.get("/people", { params: { query: { status: "all", $limit: 1 } } });
  const finding = { ability: "people.read", permission: "role Owner, Admin, Finance or Tech" };
  if (total > 1) return { ...finding, ok: true };
  return {
    ...finding,
    ok: false,
    remedy: "Have an Owner, Admin, Finance or Tech user make the token; this one shows nobody but its owner.",
  };
};
