import type { MatchVerdict } from "../plan/change.ts";
import { comparePersonWithAccount } from "../plan/draft-account.ts";
import { createPerson } from "../plan/person.ts";
import type { Link } from "../store/link.ts";
import type { ReviewScene } from "./review-scene.ts";
import { weighPair } from "./weigh-pair.ts";

/** Who decides, when, and why. */
export interface Decider {
  readonly by: string;
  /** ISO. */
  readonly at: string;
  readonly reason: string;
}

interface Deciding {
  readonly what: MatchVerdict;
  readonly subject: string;
  readonly account: string | undefined;
  readonly reason: string;
  readonly before: Link | undefined;
  /** For `undo`: what was stored before the decision that is undone. */
  readonly undone: Link | undefined;
}

/** What is stored of somebody once it is decided. */
export function linkAfterDecision(input: Decider & { readonly scene: ReviewScene }, deciding: Deciding): Link {
  const { scene, by, at } = input;
  const { what, subject, account, reason, before, undone } = deciding;
  const { links } = scene.fold.context.input;
  const known = links.apartOf(subject);
  const had = before?.verdict === "same" ? before.target : undefined;
  const base = { resource: "people" as const, source: subject, by, at, evidence: [], reason };
  const target = account === undefined ? {} : { target: account };
  if (what === "undo") return undone ?? { ...base, ...target, verdict: "undone" };
  if (what === "ignore") return { ...base, verdict: "ignore", ...apartFrom(known) };
  if (what === "new") return { ...base, verdict: "different", ...apartFrom([...known, had]) };
  if (what === "unmatch" && before && had !== undefined && had !== account)
    return { ...before, ...apartFrom([...known, account]) };
  if (what === "unmatch") return { ...base, ...target, verdict: "different", ...apartFrom(known, account) };
  if (before && had === account) return before;
  return {
    ...base,
    ...target,
    verdict: "same",
    ...learned(scene, subject, account ?? ""),
    ...apartFrom([...known, had], account),
  };
}

/** Each once, but for the one that the link itself is about. */
const apartFrom = (accounts: readonly (string | undefined)[], but?: string): Pick<Link, "apart"> => {
  const apart = [...new Set(accounts)].filter((one) => one !== undefined && one !== but) as readonly string[];
  return apart.length > 0 ? { apart } : {};
};

/** What a link is to remember of the day it was made: what spoke for it, what agrees already, and the password of then. */
function learned(scene: ReviewScene, subject: string, account: string): Partial<Link> & Pick<Link, "evidence"> {
  const { fold, met, accounts } = scene;
  const one = met.get(subject);
  const place = fold.context.input.target.indexOf(account);
  const other = accounts[place];
  const evidence = one && other ? weighPair(one.identity, other).map(({ told }) => told) : [];
  const { unlinked } = one ?? {};
  if (!unlinked || !other) return { evidence };
  const { employment, who, wanted, passwordChangedAt } = unlinked;
  const person = createPerson({ subject, who, link: undefined, employment, account: place });
  comparePersonWithAccount(fold, person, wanted);
  return {
    evidence,
    ...(person.agreed && { fingerprints: person.agreed }),
    ...(passwordChangedAt !== undefined && { passwordChangedAt }),
  };
}
