import type { LearnAmpCompany } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import type { Problems } from "./problems.ts";

/** The languages of the product. */
export const languages: ReadonlySet<string> = new Set(
  "en en-US de es es-CO fr fr-CA it nl pt-BR pl ru no sv da zh-CN zh-TW ja ar sk ca cy el hu pt-PT ro tr".split(" "),
);

const roles: ReadonlySet<string> = new Set(["viewer", "curator", "reporter", "learning_designer", "hr", "admin"]);

/** Owner and super_admin are made in the product alone; hr needs a package of the account. */
export function checkRole(role: string, { hasHrPackage }: LearnAmpCompany, problems: Problems): void {
  if (!roles.has(role)) problems.add("role", "is not included in the list");
  else if (role === "hr" && !hasHrPackage) throw new RefusedRequest(422, "role hr needs the HR package");
}
