import type { Guard } from "./guard.ts";

const apply = (file: string) => `packages/core/src/apply/${file}.ts`;
const lifecycle = (file: string) => `packages/core/src/lifecycle/${file}.ts`;
const plan = (file: string) => `packages/core/src/plan/${file}.ts`;
const roster = (file: string) => `packages/core/src/roster/${file}.ts`;
const sync = (file: string) => `packages/core/src/sync/${file}.ts`;

const linkedIds = { file: roster("account-for"), guard: "missing.length === 0", without: "true" };

/**
 * Every accident, by the name of its test, and what guards against it. Several guards are layers of one defence: any of them is enough, so they
 * are taken out together.
 */
export const guards = {
  // Linked ids that were not shown, and Humaans' witness: the owner of the token is always there, and never alone.
  "rule 6: an empty page that says there is nobody lets nobody vanish": [
    linkedIds,
    { file: "adapters/humaans/src/people.ts", guard: "!has(owner.id)", without: "false" },
    { file: "adapters/humaans/src/people.ts", guard: "size > 1", without: "true" },
    { file: roster("prove-expected"), guard: "size === 0", without: "true" },
  ],
  // The failed page, the totals and the linked ids each tell that the list is short.
  "rule 6: a 503 on page 7 lets the leaver of page 2 out and touches nobody else": [
    {
      file: roster("read-list"),
      within: "return stop(`${name}, page ${number}: ${page}`)",
      guard: "`${name}, page ${number}: ${page}`",
      without: "undefined",
    },
    { file: roster("prove-totals"), guard: "said[0] !== items", without: "false" },
    linkedIds,
  ],
  "rule 6: a total that shrinks while reading lets nobody vanish": [
    { file: roster("prove-totals"), guard: "said.length > 1", without: "false" },
    linkedIds,
  ],
  "rule 6: rows that shift between two pages lose nobody, although totals agree and no id comes twice": [linkedIds],
  "rule 6: an empty page of Okta makes nobody a second account by another match rule": [
    { file: roster("account-for"), guard: "found > 0", without: "false" },
  ],
  "rule 6: a permission lost between two pages lets no joiner in": [
    { file: plan("finish-plan"), guard: "source.complete || !source.narrowed", without: "true" },
  ],
  "rule 6: a permission lost for the length of one page lets no joiner in": [
    {
      file: plan("take-linked"),
      guard: "saysStart && (saysEnd || !wasPutOut(link, employment))",
      without: "true",
    },
  ],
  "rule 6: a field that nobody has any more is not cleared": [
    { file: plan("update-change"), guard: "values.has(context.indexOf.get(name) ?? -1)", without: "true" },
  ],

  // Rivals for one key, and people who are to get one unique value.
  "rule 1: two joiners with one address in different case are a conflict, and nobody gets it": [
    { file: plan("claim-accounts"), within: "if (rivals)", guard: "rivals", without: "undefined" },
    { file: plan("order-unique-values"), guard: "group.length < 2", without: "true" },
  ],
  "rule 1: a new address follows the link: the same account, a new login": [
    { file: plan("take-record"), guard: "links.bySource(id)", without: "undefined" },
  ],
  "rule 1: two people who swap addresses keep their accounts": [
    {
      file: plan("order-unique-values"),
      guard: "findCircles(subjects, (subject) => moving(holders.get(subject)))",
      without: "[]",
    },
  ],
  "rule 1: somebody renamed before the sync was switched on is linked first and renamed by a later plan": [
    { file: plan("draft-account"), guard: "name === key || facts.unique", without: "false" },
  ],
  "rule 3: somebody hired again is let into the same account on the first day, and not before": [
    {
      file: lifecycle("moment-in-force"),
      within: "if (moment.atMs <= nowMs) inForce",
      guard: "moment.atMs <= nowMs",
      without: "true",
    },
  ],
  "rule 1: somebody hired again under a new id takes the account over, and the old record acts on nothing": [
    { file: apply("link-after"), within: "return replaced\n", guard: "replaced", without: "undefined" },
  ],
  "rule 1: an address given to somebody else hands nobody a leaver's account without a person's word": [
    { file: plan("claim-found"), guard: "!leaver.agrees", without: "false" },
  ],
  "rule 1: a record of somebody who left long ago claims no live account": [
    { file: plan("take-unlinked"), guard: "isOut(employment)", without: "false" },
  ],
  "rule 1: an account that is linked by hand to nobody and deactivated is no joiner's": [
    { file: plan("claim-found"), guard: 'target.state(account) === "inactive"', without: "false" },
  ],
  // The settings against the shapes, and the roster against names that it cannot pack.
  "rule 1: a match rule by a name that Okta does not have is refused before anybody is made anew": [
    {
      file: sync("assert-names-fit"),
      within: "missing(hasAttribute(toAccount, to)",
      guard: "hasAttribute(toAccount, to)",
      without: "true",
    },
  ],
} as const satisfies { readonly [accident: string]: readonly Guard[] };

/** The name of an accident: the one of its test. */
export type AccidentName = keyof typeof guards;
