import type { Change } from "../plan/change.ts";
import { elsewhereHold } from "../plan/linked-elsewhere.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import { accountName, type IdentityAttributes, readAccount } from "./account-reader.ts";
import type { Met } from "./create-review-planner.ts";
import type { AccountIdentity } from "./identity.ts";
import type { ReviewAccount } from "./review.ts";
import { type Signal, speaksAgainst } from "./signal.ts";

/** Everything that a review is made from. */
export interface ReviewInput {
  readonly fold: PlanFold;
  readonly met: ReadonlyMap<string, Met>;
  /** What would be done, if everything that agrees exactly were taken. */
  readonly plan: Plan;
  readonly attributes: IdentityAttributes;
  /** People whom a person unmatched and of whom nothing was said since. */
  readonly unmatched: ReadonlySet<string>;
}

/** What is known of accounts while a review is made. */
export interface ReviewScene extends ReviewInput {
  readonly accounts: readonly AccountIdentity[];
  /** Changes of links and creates of the plan, by the person. */
  readonly claims: ReadonlyMap<string, Change>;
  /** Whom an account is matched with, by the account's id. */
  readonly owners: ReadonlyMap<string, string>;
  /** An account as a reviewer sees it, by its id. */
  readonly show: (account: string) => ReviewAccount;
}

/** Puts together what is asked of every account. */
export function createReviewScene(input: ReviewInput): ReviewScene {
  const { fold, plan, attributes } = input;
  const { target, links } = fold.context.input;
  const places = Array.from({ length: target.size }, (_, place) => place);
  const claims = new Map(
    plan.changes
      .filter(({ resource, operation }) => resource === "people" && (operation === "link" || operation === "create"))
      .map((change) => [change.subject, change]),
  );
  const owners = new Map<string, string>();
  for (const { source, target: account, verdict } of links)
    if (verdict === "same" && account !== undefined) owners.set(account, source);
  for (const change of claims.values())
    if (change.account !== undefined && isPreselected(fold, change)) owners.set(change.account, change.subject);
  const shown = new Map<string, ReviewAccount>();
  const show = (id: string): ReviewAccount => {
    const known = shown.get(id) ?? showAccount(input, id);
    shown.set(id, known);
    return known;
  };
  return { ...input, accounts: places.map((place) => readAccount(attributes, target, place)), claims, owners, show };
}

/** Whether the target does not have an account any more, as far as the read tells. */
export const isGone = (target: ReviewScene["fold"]["context"]["input"]["target"], account: string): boolean =>
  target.indexOf(account) < 0 && (target.extent.complete || (target.extent.gone?.includes(account) ?? false));

/** Whether a link is taken without a person: nothing but the guard holds it, and it rests on what identifies one person alone. */
export const isPreselected = ({ context }: PlanFold, { operation, held, by }: Change): boolean =>
  operation === "link" &&
  (held === undefined || held.code === "guard") &&
  !context.rules.some(({ name, identifies }) => name === by && !identifies);

/** An account as a reviewer sees it. */
function showAccount({ fold, attributes }: Pick<ReviewInput, "fold" | "attributes">, id: string): ReviewAccount {
  const { context, isProtected } = fold;
  const { target, elsewhere } = context.input;
  const place = target.indexOf(id);
  const name = accountName(attributes, target, place);
  const address = target.value(place, context.key);
  const status = target.status(place);
  const other = elsewhere?.get(id);
  const blocked = target.blocked(place);
  const closed = isProtected(place)
    ? "the account is protected"
    : (blocked ?? (other && elsewhereHold(other, []).evidence[0]));
  return {
    id,
    ...(name !== undefined && { name }),
    ...(typeof address === "string" && address !== "" && { address }),
    state: target.state(place),
    ...(status !== undefined && { status }),
    ...(closed !== undefined && { closed }),
  };
}

/** What speaks against an account, whatever it is called. */
export function againstAccount(scene: ReviewScene, account: string, person: string): readonly Signal[] {
  const { fold, owners, met, show } = scene;
  const owner = owners.get(account);
  const { closed, state } = show(account);
  return [
    ...(owner !== undefined && owner !== person
      ? [speaksAgainst(`the account is matched with another person, ${met.get(owner)?.who ?? owner}`, 0.5)]
      : []),
    ...(state === "inactive" ? [speaksAgainst("the account is deactivated", 0.8)] : []),
    ...(closed === undefined ? [] : [speaksAgainst(closed, 0.5)]),
    ...(fold.context.input.links.isDifferent(person, account) ? [speaksAgainst(saidDifferent, 0)] : []),
  ];
}

const saidDifferent = "a person said that the account is somebody else's";
