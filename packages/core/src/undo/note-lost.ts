import type { Effects } from "./effects.ts";
import type { Findings } from "./findings.ts";

/** What is known of the target's abilities: which cannot be undone, and what else the vendor changes. */
export interface Irrevocable {
  readonly irreversible: readonly string[];
  /** In words for people, by ability. */
  readonly alsoChanges: { readonly [ability: string]: string };
}

/** Notes what of somebody's changes no plan can take back, whatever else is planned for them. */
export function noteLost(findings: Findings, person: Effects, { irreversible, alsoChanges }: Irrevocable): void {
  const lost = (message: string, attribute?: string) => findings.add("cannot come back", person, message, attribute);
  const also = (ability: string) => (alsoChanges[ability] ? `: ${alsoChanges[ability]}` : "");
  if (person.created) lost("the account that was made is put out and stays: accounts are never deleted");
  if (person.endedSessions) lost(`sessions and tokens that were ended stay ended${also("revokeSessions")}`);
  if (person.password !== undefined)
    lost("the password of before the run is gone: it was replaced by one that nobody knows", person.password);
  if (person.strays > 0)
    lost(`the vendor pointed ${person.strays} records of nobody at the source to somebody else: they stay so`);
  if (person.mails > 0) lost(`mails that were sent: ${person.mails}`);
  for (const ability of person.used) {
    if (ability === "revokeSessions" || !irreversible.includes(ability)) continue;
    lost(`the vendor cannot undo all of "${ability}"${also(ability)}`);
  }
}
