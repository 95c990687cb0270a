import type { Change } from "../plan/change.ts";
import { isMerged } from "../plan/note-merged.ts";
import type { Link } from "../store/link.ts";
import type { Met } from "./create-review-planner.ts";
import type { Found } from "./find-candidates.ts";
import type { Proposals } from "./find-proposals.ts";
import type { ReviewCandidate, ReviewPerson } from "./review.ts";
import { isGone, isPreselected, type ReviewScene } from "./review-scene.ts";

type Concluded = Pick<ReviewPerson, "state" | "match" | "makesAccount" | "evidence">;

/** Says of one person whose account they have. `link`: what is stored of them. */
export function reviewPerson(
  scene: ReviewScene,
  met: Met,
  proposals: Proposals | undefined,
  link: Link | undefined,
): ReviewPerson {
  const { subject, who, workEmail } = met;
  const { reason, by = "", at = "" } = link ?? {};
  return {
    subject,
    who,
    ...(workEmail !== "" && { workEmail }),
    ...conclude(scene, met, proposals, link),
    candidates: (proposals?.found ?? []).map((found) => showCandidate(scene, found)),
    ...(reason !== undefined && { decided: { by, at, reason } }),
  };
}

function conclude(scene: ReviewScene, met: Met, proposals: Proposals | undefined, link: Link | undefined): Concluded {
  const { subject, standing } = met;
  const claim = scene.claims.get(subject);
  if (standing === "ignored") return { state: "ignored", evidence: ["a person left them out"] };
  if (link?.verdict === "same" && link.target !== undefined)
    return isGone(scene.fold.context.input.target, link.target)
      ? lost(scene, link, proposals)
      : matched(scene, link.target, link.by, true, link.evidence);
  if (scene.fold.context.input.links.isNew(subject)) return isNew(scene, subject, claim, "a person wants one made");
  if (scene.unmatched.has(subject)) return { state: "unmatched", evidence: ["a person unmatched them"] };
  if (claim?.account !== undefined && isPreselected(scene.fold, claim))
    return matched(scene, claim.account, claim.by ?? "", false, claim.evidence ?? []);
  return concludeOpen(scene, subject, proposals, claim);
}

/** Somebody whose account is not there any more: only a person says which is theirs now. */
function lost({ fold }: ReviewScene, link: Link, proposals: Proposals | undefined): Concluded {
  const why = isMerged(fold.context.input.target.extent, link)
    ? "although the target removes nobody: an admin there made it one with another, or it is not shown"
    : "at the target";
  const evidence = [`the account they were matched with, ${link.target}, is gone ${why}`];
  if (proposals?.unclear === undefined) return { state: "unmatched", evidence };
  return { state: "ambiguous", evidence: [...evidence, proposals.unclear] };
}

function concludeOpen(
  scene: ReviewScene,
  subject: string,
  { found, unclear }: Proposals = { found: [] },
  claim: Change | undefined,
): Concluded {
  if (claim?.held?.code === "conflict" && claim.account === undefined)
    return { state: "ambiguous", evidence: claim.held.evidence };
  if (unclear !== undefined) return { state: "ambiguous", evidence: [unclear] };
  if (found.length > 0) return { state: "unmatched", evidence: claim?.held?.evidence ?? [atMost(found)] };
  return claim?.operation === "create"
    ? isNew(scene, subject, claim, "no account was found")
    : { state: "unmatched", evidence: ["no account was found", ...whyNone(scene, subject)] };
}

const atMost = ({ length }: readonly Found[]): string =>
  length === 1
    ? "one account may be theirs, and a person is to say so"
    : "accounts may be theirs, and a person is to say which";

const matched = (
  scene: ReviewScene,
  account: string,
  by: string,
  isLinked: boolean,
  evidence: readonly string[],
): Concluded => ({ state: "matched", match: { account: scene.show(account), by, isLinked }, evidence });

function isNew(scene: ReviewScene, subject: string, claim: Change | undefined, why: string): Concluded {
  const makesAccount = claim?.operation === "create" && claim.held === undefined;
  const evidence = makesAccount ? [why] : [why, ...(claim?.held?.evidence ?? whyNone(scene, subject))];
  return { state: "new", makesAccount, evidence };
}

/** Why no account is made. */
function whyNone({ fold, plan }: ReviewScene, subject: string): readonly string[] {
  const { settings, resource } = fold.context.input;
  if (!resource.create) return ["the target has no way to make accounts"];
  if (!settings.create) return ["making accounts is switched off"];
  const told = plan.issues
    .filter((issue) => issue.subject === subject && !issue.resource)
    .map(({ message }) => message);
  return told.length > 0 ? told : ["the settings make no account for them"];
}

const showCandidate = (scene: ReviewScene, { account, confidence, signals }: Found): ReviewCandidate => ({
  account: scene.show(account),
  confidence,
  for: signals.flatMap(({ speaks, told }) => (speaks === "for" ? [told] : [])),
  against: signals.flatMap(({ speaks, told }) => (speaks === "against" ? [told] : [])),
});
