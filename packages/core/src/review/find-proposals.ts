import type { Met } from "./create-review-planner.ts";
import { createCandidateFinder, type Found, goodConfidence } from "./find-candidates.ts";
import type { PersonIdentity } from "./identity.ts";
import { againstAccount, isGone, isPreselected, type ReviewScene } from "./review-scene.ts";
import { confidenceOf, type Signal, speaksAgainst, speaksFor } from "./signal.ts";
import { weighPair } from "./weigh-pair.ts";

/** What was found for one person. */
export interface Proposals {
  readonly found: readonly Found[];
  /** Why no candidate can be told from the others, in sentences for people. Absent: one can, or there is none. */
  readonly unclear?: string;
}

/** Confidences that are so near each other are as good as one. */
const margin = 0.1;

/** Looks for accounts of everybody who has none for certain, and tells of those whom several people may have. */
export function findProposals(scene: ReviewScene): ReadonlyMap<string, Proposals> {
  const finder = createCandidateFinder(scene.accounts, (account, person) => againstAccount(scene, account, person));
  const found = new Map<string, readonly Found[]>();
  for (const { subject, standing, identity } of scene.met.values()) {
    const claim = scene.claims.get(subject);
    if (!isToFind(scene, subject, standing) || (claim && isPreselected(scene.fold, claim))) continue;
    found.set(subject, withRule(scene, identity, finder.of(identity)));
  }
  const claimants = claimantsOf(found);
  return new Map([...found].map(([subject, own]) => [subject, judge(scene, subject, own, claimants)]));
}

/** Whoever is linked to an account that is gone is looked for like somebody who has none. */
function isToFind({ fold }: ReviewScene, subject: string, standing: Met["standing"]): boolean {
  const { links, target } = fold.context.input;
  const account = standing === "linked" ? links.bySource(subject)?.target : undefined;
  return standing === "open" || (account !== undefined && isGone(target, account));
}

/** A match rule of the settings that identifies nobody, and what the plan held back, are what speaks for an account too. */
function withRule(scene: ReviewScene, identity: PersonIdentity, found: readonly Found[]): readonly Found[] {
  const { account, by, evidence = [] } = scene.claims.get(identity.id) ?? {};
  const { links, target } = scene.fold.context.input;
  if (account === undefined || links.isDifferent(identity.id, account)) return found;
  const known = scene.accounts[target.indexOf(account)];
  const told = by === undefined || by === "nobody yet" ? evidence : [`${by} agrees`];
  const signals = [
    ...(known ? weighPair(identity, known) : []),
    ...againstAccount(scene, account, identity.id),
    ...told.map((one, index) => speaksFor(one, index === 0 ? 0.6 : 0)),
  ];
  const first = { account, signals, confidence: confidenceOf(signals) };
  return [first, ...found.filter((one) => one.account !== account)].sort((a, b) => b.confidence - a.confidence);
}

interface Claimant {
  readonly subject: string;
  readonly confidence: number;
}

function claimantsOf(found: ReadonlyMap<string, readonly Found[]>): ReadonlyMap<string, readonly Claimant[]> {
  const claimants = new Map<string, Claimant[]>();
  for (const [subject, own] of found)
    for (const { account, confidence } of own) {
      const known = claimants.get(account);
      if (known) known.push({ subject, confidence });
      else claimants.set(account, [{ subject, confidence }]);
    }
  return claimants;
}

function judge(
  scene: ReviewScene,
  subject: string,
  own: readonly Found[],
  claimants: ReadonlyMap<string, readonly Claimant[]>,
): Proposals {
  const nameOf = (rival: Claimant) => scene.met.get(rival.subject)?.who ?? rival.subject;
  const rivalled = own.map((one): Found => {
    const rivals = rivalsOf(claimants, subject, one);
    const signals: readonly Signal[] = rivals.map((rival) =>
      speaksAgainst(`another person may have it as well: ${nameOf(rival)}`, 1),
    );
    return signals.length > 0 ? { ...one, signals: [...one.signals, ...signals] } : one;
  });
  const [first, second] = rivalled;
  const isGood = (one: Found | undefined) => one !== undefined && one.confidence >= goodConfidence;
  if (first && second && isGood(first) && first.confidence - second.confidence < margin)
    return { found: rivalled, unclear: "several accounts may be theirs" };
  const rivals = first && isGood(first) ? rivalsOf(claimants, subject, first) : [];
  return rivals.length > 0
    ? { found: rivalled, unclear: "the account that is likeliest theirs may be somebody else's as well" }
    : { found: rivalled };
}

/** Others for whom an account speaks as much, or more; five at most. */
const rivalsOf = (
  claimants: ReadonlyMap<string, readonly Claimant[]>,
  subject: string,
  { account, confidence }: Found,
): readonly Claimant[] =>
  (claimants.get(account) ?? [])
    .filter((other) => other.subject !== subject && other.confidence > confidence - margin)
    .slice(0, 5);
