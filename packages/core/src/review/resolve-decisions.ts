import type { MatchVerdict } from "../plan/change.ts";
import type { Link } from "../store/link.ts";
import { type Decider, linkAfterDecision } from "./link-after-decision.ts";
import type { MatchDecision } from "./match-decisions.ts";
import type { MatchProblem, MatchProblemCode } from "./match-error.ts";
import { type Naming, nameBothSides } from "./name-both-sides.ts";
import { isPreselected, type ReviewScene } from "./review-scene.ts";

/** One decision with what it does. */
export interface Decided {
  readonly what: MatchVerdict;
  readonly subject: string;
  readonly reason: string;
  /** The account it is about. Absent: none. */
  readonly account: string | undefined;
  /** What was stored of the person; `undefined`: nothing. */
  readonly before: Link | undefined;
  readonly after: Link;
}

/** What came of decisions. */
export interface Resolved {
  /** Those that change something. */
  readonly decided: readonly Decided[];
  /** Empty: all of them can be taken. */
  readonly problems: readonly MatchProblem[];
}

/** What decisions are made with. */
export interface DecisionInput extends Decider {
  readonly scene: ReviewScene;
  /** What is stored of people, whatever its verdict, by source id. */
  readonly stored: ReadonlyMap<string, Link>;
  /** What was stored of a person before the last decision about them; `undefined` as a value: nothing was. */
  readonly last: ReadonlyMap<string, { readonly before: Link | undefined; readonly account: string | undefined }>;
}

/** Says what decisions do, and everything that is in their way. They are taken together: two people may change accounts. Pure. */
export function resolveDecisions(input: DecisionInput, decisions: readonly MatchDecision[]): Resolved {
  const naming = nameBothSides(input.scene);
  const problems: MatchProblem[] = [];
  const decided: (Decided & { readonly index: number })[] = [];
  const seen = new Set<string>();
  for (const [index, decision] of decisions.entries()) {
    const add = ({ code, message }: Trouble) => problems.push({ decision: index, what: decision.what, code, message });
    const named = nameAll(naming, decision);
    for (const one of named.problems) add(one);
    if (named.person === undefined || named.problems.length > 0) continue;
    if (seen.has(named.person))
      add({ code: "decided twice", message: "is about somebody whom another decision is about" });
    seen.add(named.person);
    const one = decide(input, decision, named.person, named.account);
    if ("code" in one) add(one);
    else decided.push({ ...one, index });
  }
  const after = {
    links: new Map(decided.map((one) => [one.subject, one.after])),
    takers: Map.groupBy(decided, (one) => (one.after.verdict === "same" ? one.after.target : undefined)),
  };
  for (const one of decided)
    for (const { code, message } of objections(input, one, after))
      problems.push({ decision: one.index, what: one.what, code, message });
  const changing = decided.filter(({ before, after }) => !isAsBefore(before, after));
  return { decided: changing, problems: problems.sort((a, b) => a.decision - b.decision) };
}

interface Trouble {
  readonly code: MatchProblemCode;
  readonly message: string;
}

function nameAll(naming: Naming, { person, account }: MatchDecision) {
  const who = naming.person(person);
  const which = account === undefined ? undefined : naming.account(account);
  const problems: readonly Trouble[] = [who, which].flatMap((one) => (one && "code" in one ? [one] : []));
  return {
    person: "id" in who ? who.id : undefined,
    account: which && "id" in which ? which.id : undefined,
    problems,
  };
}

function decide(
  input: DecisionInput,
  { what, reason = input.reason }: MatchDecision,
  subject: string,
  named: string | undefined,
): Decided | Trouble {
  const { scene, stored, last } = input;
  const before = stored.get(subject);
  if (scene.fold.context.input.facts.unsettled.has(subject))
    return { code: "not settled", message: "is about somebody with a write whose outcome is not known yet" };
  const previous = last.get(subject);
  if (what === "undo" && !previous)
    return { code: "nothing to undo", message: "would undo a decision, and there is none about them" };
  const account = accountOf(input, what, subject, named);
  if (what === "unmatch" && account === undefined)
    return {
      code: "not matched",
      message: "would unmatch somebody who is matched with no account: say which one is not theirs",
    };
  const after = linkAfterDecision(input, { what, subject, account, reason, before, undone: previous?.before });
  return { what, subject, reason, account, before, after };
}

/** The account a decision is about: the one named, else the one they have, or would get by rule. */
function accountOf({ scene, stored, last }: DecisionInput, what: MatchVerdict, subject: string, named?: string) {
  if (named !== undefined) return named;
  if (what === "undo") return last.get(subject)?.account;
  const link = stored.get(subject);
  if (link?.verdict === "same") return link.target;
  const claim = scene.claims.get(subject);
  return what === "unmatch" && claim && isPreselected(scene.fold, claim) ? claim.account : undefined;
}

/** What all decisions together lead to. */
interface Afterwards {
  /** By the person. */
  readonly links: ReadonlyMap<string, Link>;
  /** Who is matched with an account, by the account. */
  readonly takers: ReadonlyMap<string | undefined, readonly Decided[]>;
}

/** Why somebody cannot be matched with the account that they would have, all decisions taken. */
function objections(input: DecisionInput, { subject, before, after }: Decided, all: Afterwards): readonly Trouble[] {
  const { target: account, verdict } = after;
  if (verdict !== "same" || account === undefined || isAsBefore(before, after)) return [];
  const { target } = input.scene.fold.context.input;
  const rival = rivalOf(input, subject, account, all);
  const closed = target.indexOf(account) < 0 ? undefined : input.scene.show(account).closed;
  const found: readonly (Trouble | undefined)[] = [
    standingTrouble(input, subject),
    target.indexOf(account) < 0
      ? { code: "no such account", message: "is about an account that is not there any more" }
      : undefined,
    rival === undefined
      ? undefined
      : {
          code: "account taken",
          message: `would match an account that another person is matched with, record ${rival}`,
        },
    closed === undefined
      ? undefined
      : { code: "account closed", message: `would match an account that nobody may be matched with: ${closed}` },
  ];
  return found.filter((one) => one !== undefined);
}

/** Another person who has the account, or would get it. */
function rivalOf({ scene }: DecisionInput, subject: string, account: string, { links, takers }: Afterwards) {
  const taker = takers.get(account)?.find((one) => one.subject !== subject);
  const owner = scene.fold.context.input.links.byTarget(account)?.source;
  if (taker || owner === undefined || owner === subject) return taker?.subject;
  const left = links.get(owner);
  return left === undefined || (left.verdict === "same" && left.target === account) ? owner : undefined;
}

function standingTrouble({ scene, stored }: DecisionInput, subject: string): Trouble | undefined {
  const standing = scene.met.get(subject)?.standing;
  if (standing === "left") return { code: "leaver", message: "would match somebody who has left" };
  if (standing === "out of scope") return { code: "out of scope", message: "would match somebody who is not in scope" };
  const isKnown = standing === undefined ? stored.get(subject)?.verdict === "same" : standing !== "not due";
  return isKnown ? undefined : { code: "not settled", message: "would match somebody for whom nothing is done yet" };
}

/** The same said twice changes nothing, be it that a rule said it before. */
const isAsBefore = (before: Link | undefined, after: Link): boolean =>
  before !== undefined &&
  before.verdict === after.verdict &&
  before.target === after.target &&
  [...(before.apart ?? [])].sort().join(" ") === [...(after.apart ?? [])].sort().join(" ");
