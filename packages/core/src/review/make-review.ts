import { digest } from "../diff/digest.ts";
import type { GroupsInput } from "../plan/groups-input.ts";
import type { Link } from "../store/link.ts";
import { findProposals } from "./find-proposals.ts";
import type { Review, ReviewDecision } from "./review.ts";
import { reviewGroups } from "./review-groups.ts";
import { reviewPerson } from "./review-person.ts";
import type { ReviewScene } from "./review-scene.ts";

/** What a review says besides who is who. */
export interface ReviewHeader {
  readonly status: Review["status"];
  readonly finished?: ReviewDecision | undefined;
  readonly groups?: GroupsInput | undefined;
}

/** Says of everybody in scope whose account they have, with what speaks for it and against. Pure. */
export function makeReview(scene: ReviewScene, { status, finished, groups }: ReviewHeader): Review {
  const { plan, fold, met } = scene;
  const proposals = findProposals(scene);
  const decided = new Map<string, Link>([...fold.context.input.links].map((link) => [link.source, link]));
  const people = [...met.values()]
    .filter(({ standing }) => standing === "open" || standing === "linked" || standing === "ignored")
    .map((one) => reviewPerson(scene, one, proposals.get(one.subject), decided.get(one.subject)))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  const accounts = scene.accounts.filter(({ id }) => !scene.owners.has(id)).map(({ id }) => scene.show(id));
  const ofGroups = groups ? reviewGroups(plan, groups) : [];
  const { sync, at, tenants } = plan;
  return {
    format: "rosterkit review",
    version: 1,
    sync,
    at,
    tenants,
    status,
    ...(finished && { finished }),
    people,
    accounts: accounts.sort((a, b) => (a.id < b.id ? -1 : 1)),
    groups: ofGroups,
    counts: countsOf(people, accounts.length),
    issues: plan.issues.filter(({ subject }) => subject === ""),
    digest: digest([people, accounts, ofGroups]),
  };
}

function countsOf(people: Review["people"], accounts: number): Review["counts"] {
  const by = Object.groupBy(people, ({ state }) => state);
  const count = (state: Review["people"][number]["state"]) => by[state]?.length ?? 0;
  const [unmatched, ambiguous] = [count("unmatched"), count("ambiguous")];
  return {
    matched: count("matched"),
    unmatched,
    ambiguous,
    new: count("new"),
    ignored: count("ignored"),
    open: unmatched + ambiguous,
    accounts,
  };
}
