import type { ScopeRule } from "./list-rule.ts";
import type { ScopeVerdict } from "./scope-verdict.ts";

const inScope: ScopeVerdict = Object.freeze({ in: true });
const other: ScopeVerdict = Object.freeze({ in: false, because: "email domain is not in scope", stated: true });
/** No work email is waiting, not leaving: never a ground. */
const waiting: ScopeVerdict = Object.freeze({ in: false, because: "no work email yet", stated: false });

/** A rule that the work email is in one of the domains, without case, subdomains not included. A private address is never looked at. */
export function emailDomainRule(domains: readonly string[]): ScopeRule {
  const wanted = new Set(domains.map((domain) => domain.toLowerCase()));
  return (read) => {
    const email = read("workEmail");
    if (typeof email !== "string" || email === "") return waiting;
    return wanted.has(email.slice(email.lastIndexOf("@") + 1).toLowerCase()) ? inScope : other;
  };
}
