// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a guard is the text of code.
import type { Guard } from "./guard.ts";

const apply = (file: string) => `packages/core/src/apply/${file}.ts`;
const lifecycle = (file: string) => `packages/core/src/lifecycle/${file}.ts`;
const plan = (file: string) => `packages/core/src/plan/${file}.ts`;
const roster = (file: string) => `packages/core/src/roster/${file}.ts`;
const sync = (file: string) => `packages/core/src/sync/${file}.ts`;

const linkedIds = { file: roster("account-for"), guard: "missing.length === 0", without: "true" };
const recentRuns = {
  file: plan("guard-changes"),
  within: "count + (input.recent[name] ?? 0)",
  guard: "input.recent[name] ?? 0",
  without: "0",
};

/**
 * Every accident, by the name of its test, and what guards against it. Several guards are layers of one defence: any one is enough, so the
 * accident happens only when all are taken out.
 */
export const guards = {
  // Linked ids that were not shown, and Humaans' witness: the owner of the token is always there, and never alone.
  "rule 6: an empty page that says there is nobody lets nobody vanish": [
    linkedIds,
    { file: "adapters/humaans/src/people.ts", guard: "!has(owner.id)", without: "false" },
    { file: "adapters/humaans/src/people.ts", guard: "size > 1", without: "true" },
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
  "rule 6: job roles that break off half-way give nobody the title back that they had before": [
    {
      file: roster("read"),
      guard: "!main.includes(list.name) && (gap !== undefined || !list.ended)",
      without: "false",
    },
  ],
  "rule 6: job roles that break off half-way put nobody out of scope, and an end that is stated still counts": [
    { file: plan("finish-plan"), guard: 'stateReason !== "out of scope"', without: "true" },
  ],
  "rule 11: an administrator role lost while Okta is read stops the plan": [
    { file: roster("failure-code"), guard: "stopping.some((kind) => kind.isInstance(error))", without: "false" },
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
  "rule 1: a new address that another account has is a conflict, and the old one stays in use": [
    { file: plan("order-unique-values"), guard: "account === undefined", without: "true" },
  ],
  "rule 1: an account of the same address is linked on the first run only after somebody has looked": [
    { file: plan("claim-found"), guard: 'input.adopt !== "exact" && isToReview(fold, unlinked)', without: "false" },
  ],
  "rule 6: an account made by hand after the plan was made is not made a second time": [
    { file: apply("prepare-create"), guard: "await accounts.find(key)", without: "undefined" },
  ],
  "rule 7: an account that a directory owns is not written, and the plan says which": [
    { file: plan("hold-person"), within: "if (blocked)", guard: "blocked", without: "undefined" },
  ],
  "rule 6: another organisation behind the same settings stops the sync before anybody is made there": [
    {
      file: sync("check-side"),
      guard: "expected !== undefined && expected !== checked.account",
      without: "false",
    },
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
      within: "missing(to, attributesOf(toAccount)",
      guard: "attributesOf(toAccount)",
      without: "[to]",
    },
  ],

  // A day is not 24 hours.
  "rule 3: the last day of a leaver ends when it ends there, on the day the clocks change too": [
    {
      file: lifecycle("stated-end"),
      guard: "localInstant(day, 1, startOfDay, zone)",
      without:
        "((start) => ({ at: new Date(start.atMs + 86_400_000).toISOString(), atMs: start.atMs + 86_400_000 }))(localInstant(day, 0, startOfDay, zone))",
    },
  ],
  "rule 3: a joiner at an hour that the clocks skip starts after the gap, once": [
    {
      file: lifecycle("employment-start"),
      guard: "localInstant(startDate, 0, policy.joiners.at, zone)",
      without: "localInstant(startDate, 0, startOfDay, zone)",
    },
  ],
  "rule 3: somebody without a zone starts by the sync's, and never by the machine's": [
    {
      file: lifecycle("person-zone"),
      within: "name: policy.zone",
      guard: "policy.zone",
      without: "Intl.DateTimeFormat().resolvedOptions().timeZone",
    },
  ],
  "rule 3: a zone that nobody knows counts as missing, is told, and stops nobody": [
    { file: lifecycle("person-zone"), guard: "isZoneName(timezone)", without: "true" },
  ],
  "rule 3: somebody on leave stays in": [
    {
      file: lifecycle("timeline"),
      within: 'isDatelessLeft = status === "left"',
      guard: 'status === "left"',
      without: 'status === "left" || status === "onLeave"',
    },
  ],
  "rule 3: a status that nobody knows is held and told once, and takes nobody's access": [
    { file: lifecycle("timeline-hold"), guard: 'status === "unknown"', without: "false" },
  ],
  "rule 3: a joiner without a work email waits, and no private address makes an account": [
    {
      file: plan("claim-new"),
      guard: 'typeof login === "string" && login !== "" ? login : undefined',
      without: 'login ?? wanted[indexOf.get("profile.secondEmail")]',
    },
  ],

  "rule 2: somebody entered after their start date gets an account, however late": [
    { file: plan("claim-new"), guard: "!baseline.ids.has(subject) || startsAgain", without: "startsAgain" },
  ],
  "rule 2: an incomplete first read makes nobody old or new": [
    { file: plan("finish-plan"), within: "(everybody ? {", guard: "everybody", without: "true" },
  ],
  "rule 2: who leaves the scope has not left the company": [
    { file: plan("take-linked"), guard: 'outOfScope === "keep" || !verdict.stated', without: "false" },
  ],
  "rule 2: “sync all” makes accounts for everybody once it is confirmed as a whole": [
    { file: apply("apply-plan"), guard: "plan.confirmation && confirm !== plan.digest", without: "false" },
  ],
  "rule 2: with creating switched off, nobody gets an account": [
    { file: plan("claim-new"), guard: "!settings.create || !resource.create", without: "false" },
  ],
  "rule 2: with removing switched off, nobody loses access": [
    { file: plan("state-change"), guard: "isRemoval && !fold.context.input.settings.remove", without: "false" },
  ],

  "rule 2: an organisation of which no group and no app is named is not taken whole": [
    {
      file: "packages/core/src/scope/assert-scope-fits.ts",
      guard: "!source.people.belongsTo?.required",
      without: "true",
    },
  ],
  "rule 6: a group that is renamed puts nobody out until a person confirms": [
    { file: plan("hold-person"), guard: "emptied.length > 0", without: "false" },
  ],
  "rule 6: a group that came empty puts nobody out after a hint either": [
    {
      file: plan("note-belonging"),
      guard: "nobodyIn ?? fold.context.belonging?.asked",
      without: "nobodyIn && undefined",
    },
  ],
  "rule 6: members that break off half-way put nobody out of scope": [
    {
      file: roster("read"),
      guard: "!main.includes(list.name) && (gap !== undefined || !list.ended)",
      without: "false",
    },
  ],
  "rule 10: somebody who moves between two groups while these are read keeps the account": [
    { file: sync("still-leaving"), guard: "isOutOfScope(plan, found.row)", without: "true" },
  ],
  "rule 3: whoever Okta suspends is left as they are behind it": [
    {
      file: lifecycle("timeline"),
      within: 'if (status === "suspended")',
      guard: 'status === "suspended"',
      without: "false",
    },
  ],
  "rule 6: what failed in a run for the changed alone is looked at again": [
    { file: sync("apply-sync"), within: "upTo === undefined || isLeft", guard: "isLeft", without: "false" },
  ],

  "rule 5: somebody suspended by security stays so, although HR says they are employed": [
    { file: plan("person-state"), guard: "!isOurs(found)", without: "false" },
  ],
  "rule 5: somebody whom security suspends again after we did stays out when they come back": [
    {
      file: plan("person-state"),
      guard: "put.since === undefined || since === undefined || put.since === since",
      without: "true",
    },
  ],
  "rule 5: access revoked at once is held while HR still says employed, and acts as soon as HR shows an end": [
    { file: lifecycle("revocation-verdict"), guard: "!showsEnd", without: "false" },
  ],
  "rule 5: access revoked at once stays so until HR gives a later start": [
    {
      file: lifecycle("timeline-hold"),
      guard: 'revocation?.outcome === "held" ? "revocation" : undefined',
      without: "undefined",
    },
  ],
  "rule 4: a leaver who never signed in, whom Okta cannot suspend, is out all the same": [
    {
      file: "adapters/okta/src/user-state.ts",
      guard: '(status === "STAGED" || status === neverSignedIn)',
      without: "false",
    },
  ],
  "rule 4: a leaver who is locked out is suspended, and cannot come back by an unlock": [
    { file: "adapters/okta/src/reach-states.ts", guard: 'status === "LOCKED_OUT"', without: "false" },
  ],
  "rule 4: an account that IT is to activate is left staged on the first day and after": [
    { file: lifecycle("timeline-moments"), within: "return activate ? ", guard: "activate", without: "true" },
  ],

  "rule 8: a manager who comes later holds up nobody, and is filled in once there": [
    {
      file: plan("settle-references"),
      guard: 'person?.claim?.kind !== "create" || person.hold',
      without: "false",
    },
  ],
  "rule 8: a manager whose account is held does not hold up the people below": [
    {
      file: plan("weigh-changes"),
      guard: "deferHeldReferences(context, people, ofTeams)",
      without: "people",
    },
  ],
  "rule 8: a leaver's reports go to their next manager, and do not fall to the owner meanwhile": [
    {
      file: plan("finish-plan"),
      guard: "repoint(fold.context.input.resource, [...weighed, ...refined])",
      without: "[...weighed, ...refined]",
    },
  ],
  "rule 8: two joiners who manage each other both get accounts, and the ring is told": [
    { file: plan("finish-plan"), guard: "breakCircles(fold)", without: "undefined" },
  ],
  "rule 8: whoever is to be out goes first, joiners next, and everybody else after them": [
    {
      file: apply("order-changes"),
      guard: "lanes.map((lane) => ready.get(lane) ?? [])",
      without: "lanes.toReversed().map((lane) => ready.get(lane) ?? [])",
    },
  ],

  "rule 10: a create whose answer is lost is found again at once, and is ours": [
    {
      file: apply("write-change"),
      within: "if (mayHaveWritten(error))",
      guard: "mayHaveWritten(error)",
      without: "false",
    },
  ],
  "rule 10: a create that Okta still works on when its answer is lost is not sent a second time": [
    { file: apply("attempt"), guard: "now() - sentMs >= settings.vendorHoldMs", without: "true" },
  ],
  "rule 10: a process killed between the write and the journal leaves an account that is still ours": [
    { file: apply("settle-open-intents"), guard: "await openIntents(store, lease.sync)", without: "[]" },
  ],
  "rule 10: what somebody changed at Okta after the plan was made is not overwritten": [
    {
      file: apply("compare-account"),
      guard: "!isSame(seen.value(attribute), was[attribute], order)",
      without: "false",
    },
  ],
  "rule 10: a leaver whose end HR takes back after the plan was made stays in": [
    { file: apply("prepare-state"), guard: "(await stillLeaving?.(change)) !== false", without: "true" },
  ],

  "rule 7: a character that Okta refuses is told and left out, and the rest of the person is written": [
    {
      file: plan("check-values"),
      guard: "facts.basicMultilingualPlane && fourByteCharacter.test(value)",
      without: "false",
    },
  ],
  "rule 7: a custom attribute that Okta does not have is refused before anything is written": [
    {
      file: "packages/core/src/mapping/check-rules.ts",
      within: "if (!attribute)",
      guard: "!attribute",
      without: "false",
    },
  ],
  "rule 7: a value that somebody else put at Okta is kept when HR says that there is none": [
    {
      file: "packages/core/src/diff/diff-attribute.ts",
      guard: "last !== undefined && last === fingerprintOf(found, facts.compare)",
      without: "true",
    },
  ],

  // The switches of an import, what is concluded about whoever is linked, and what is left of a plan in the end.
  "rule 7: an import puts nobody out and changes nobody, whatever its switches say": [
    {
      file: sync("own-nothing"),
      within: 'if (settings.owns !== "nothing") return',
      guard: 'settings.owns !== "nothing"',
      without: "true",
    },
    { file: plan("take-linked"), guard: 'context.input.settings.owns === "nothing"', without: "false" },
    { file: plan("leave-to-owners"), guard: 'input.settings.owns !== "nothing"', without: "true" },
  ],
  "rule 7: people whom an import linked first are still kept in step by their owner": [
    { file: sync("linked-elsewhere"), guard: 'others.filter(({ of }) => of !== "nothing")', without: "others" },
  ],
  "rule 7: an import that is not switched on makes nobody": [
    { file: sync("own-nothing"), guard: 'owns === "nothing" && when === "never"', without: "false" },
  ],
  "rule 7: a password that the target quotes when it refuses it stands in no report and no log": [
    { file: apply("conceal"), guard: "text.replaceAll(password, concealed)", without: "text" },
  ],
  "rule 7: a password that the target gives back all the same stands in no log": [
    { file: apply("prepare-state"), guard: "!facts(attribute).writeOnly", without: "true" },
  ],
  // What the link remembers, and where it remembers nothing the instant of the linking.
  "rule 7: an account that was there before keeps its password until the one at the source changes": [
    {
      file: apply("link-after"),
      within: "{ ...link, ...passwordSeen(change), ...(after",
      guard: "passwordSeen(change)",
      without: "{}",
    },
    {
      file: plan("password-news"),
      guard: "Math.max(Date.parse(at), Date.parse(input.facts.passwordsFrom ?? input.at))",
      without: "0",
    },
  ],
  "rule 10: a password that never arrived is not taken for one that was set": [
    {
      file: apply("settle-attempt"),
      guard: 'attempt.change.operation === "rotate password"',
      without: "false",
    },
  ],
  "rule 10: a target that loses every answer is not given password after password without end": [
    { file: sync("load-facts"), guard: "isUnknownPassword(outcome)", without: "false" },
  ],
  "rule 9: the password that the sync itself signs in with is never replaced": [
    {
      file: plan("hold-person"),
      guard: 'change.operation === "rotate password" && fold.isProtected(account)',
      without: "false",
    },
  ],

  "rule 9: a quarter of the staff leaving on the day of a bulk change of titles is held, and the joiner goes on": [
    { file: plan("guard-changes"), guard: "over.size === 0", without: "true" },
  ],
  "rule 9: five hundred runs of one person each add up: no more than a day's worth is written": [recentRuns],
  "rule 9: leavers who come one run at a time add up: the eleventh of a day is held": [recentRuns],
  "rule 9: an immediate revocation is held by no limit": [
    { file: plan("guard-changes"), guard: "isRevocation(change) && !change.held", without: "false" },
  ],
  "rule 9: a protected account is neither removed nor renamed, and nobody's word lifts that": [
    { file: plan("hold-person"), guard: "isRisky && fold.isProtected(account)", without: "false" },
  ],
  "rule 9: a protected login that nobody has is told of, for it protects nobody": [
    { file: plan("note-findings"), guard: "noteProtection(fold)", without: "undefined" },
  ],
  "rule 9: whoever owns the token in use is never locked out by it": [
    { file: plan("create-fold"), guard: "input.owners ?? []", without: "[]" },
  ],
  "rule 9: a decision is about one change as it was, and lapses when the change is another": [
    { file: plan("lift-decided"), guard: "one.content === content", without: "true" },
  ],
  "rule 11: a token that is refused half-way stops the run, and nothing more is tried with it": [
    { file: apply("run-round"), within: "if (ending.stops) rounds", guard: "ending.stops", without: "undefined" },
  ],
  // The record itself leaves a gap, and so does the linked id that was not taken.
  "rule 11: a record that cannot be read is set aside, and the rest go on": [
    {
      file: roster("record-intake"),
      within:
        'noteGap(this.#scene, `${list}: a record could not be read (${error instanceof Error ? error.name : "unknown"})`)',
      guard:
        'noteGap(this.#scene, `${list}: a record could not be read (${error instanceof Error ? error.name : "unknown"})`)',
      without: "undefined",
    },
    linkedIds,
  ],

  "rule 7: a group of the same name that somebody else made gives nobody its apps unseen": [
    { file: plan("group-changes"), guard: 'hold("review", evidence)', without: "undefined" },
  ],
  "rule 7: a group of the same name that hands out administrator roles is nobody's to link": [
    { file: plan("claim-group"), guard: "target.inspections.get(id)?.refused", without: "undefined" },
  ],
  "rule 7: a department that is called something else from today on takes nobody out of its group": [
    { file: plan("vanished-groups"), within: "difference, goneHold)", guard: "goneHold", without: "undefined" },
    { file: plan("guard-classes-of"), guard: "members?.remove?.length ?? 1", without: "1" },
  ],
  "rule 9: a mistake in one column that moves many takes them out of no group": [
    { file: plan("guard-classes-of"), guard: "members?.remove?.length ?? 1", without: "1" },
  ],

  "rule 7: a team that came empty at the source moves nobody until a person confirms": [
    { file: plan("settle-teams"), guard: "teams.isEmptied(String(found))", without: "false" },
  ],
  "rule 7: a list of a team's people that broke off moves nobody out of it": [
    { file: plan("wanted-team"), guard: "teams.isUnproven(subject, found)", without: "false" },
  ],
  "rule 7: nobody is asked for at a vendor that makes nobody without a team": [
    { file: plan("settle-teams"), guard: "attribute.facts.required", without: "false" },
  ],

  "rule 13: the log tells of every write who, what, from what to what, why, and the vendor's request": [
    { file: apply("journal-lines"), guard: "sent.get(change.id)", without: "undefined" },
  ],
  "rule 13: what the mapping does not own stands in no log, and no secret anywhere": [
    {
      file: apply("prepare-state"),
      within: "[...run.owned[resource], ...emptied]",
      guard: "run.owned[resource]",
      without: '[...run.owned[resource], "profile.costCenter"]',
    },
  ],
  "rule 13: an end that lies ahead reaches no target before its moment": [
    { file: plan("wanted-values"), guard: "endMs !== undefined && endMs > nowMs", without: "false" },
  ],
  "rule 14: a leaver whose sessions could not be ended is not out, is told of, and is finished by the next run": [
    {
      file: apply("confirm-state"),
      guard: "await endSessions(scene, change, account)",
      without: "undefined",
    },
  ],
  "rule 14: a leaver whom Okta takes for suspended and does not show so is not out yet": [
    { file: apply("confirm-state"), guard: "!isThere", without: "false" },
  ],
  "rule 14: the log has what both clocks of a leaver are read from": [
    { file: plan("change-parts"), guard: "!employment?.moment.at", without: "true" },
  ],
} as const satisfies { readonly [accident: string]: readonly Guard[] };

/** The name of an accident: the one of its test. */
export type AccidentName = keyof typeof guards;
