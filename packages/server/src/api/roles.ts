import type { ApiKeyRole, StoredApiKey } from "@rosterkit/store";
import { ProblemError } from "./problem-error.ts";

/** What keys may do, least first. */
export const roles = ["viewer", "operator", "admin"] as const satisfies readonly ApiKeyRole[];

/** Throws a ProblemError where the key may not do what this role may. */
export function assertRole({ role }: StoredApiKey, needed: ApiKeyRole): void {
  if (roles.indexOf(role) >= roles.indexOf(needed)) return;
  throw new ProblemError({
    status: 403,
    code: "forbidden",
    message: `This takes the role ${needed}, and the key has the role ${role}`,
    remedy: `Use a key with the role ${needed}, or have an admin make one.`,
  });
}
