import type { Review, ReviewAccount, ReviewPerson } from "@rosterkit/core";
import { abridge } from "./abridge.ts";
import { nameIn } from "./describe-change.ts";
import { printTable } from "./print-table.ts";
import type { Screen } from "./screen.ts";

/** Of people who are settled, so many are shown; of those who are open, all up to the second. */
const mostSettled = 4;
const mostOpen = 40;

/**
 * Prints who is who: everybody who is open with the accounts that may be theirs, some of the others, groups, and accounts that nobody has. `whole`: all of them.
 */
export function printReview(screen: Screen, review: Review, whole = false): void {
  const { paint, print } = screen;
  const { matched, unmatched, ambiguous, new: made, ignored, accounts } = review.counts;
  const words = Object.entries({ matched, ambiguous, unmatched, new: made, ignored, "accounts of nobody": accounts });
  print(
    `  ${paint.bold("Who is who")}  ${words.map(([name, count]) => `${paint.bold(String(count))} ${name}`).join(" · ")}`,
  );
  for (const [state, people] of Map.groupBy(review.people, (person) => person.state))
    printState(screen, state, people, whole);
  const fresh = review.groups.filter(({ label }) => label === "New").map(({ name }) => name);
  if (fresh.length > 0) print("", `  ${paint.green("New")}  groups that will be made: ${fresh.join(", ")}`);
  printAccounts(screen, review.accounts, whole);
}

function printState(
  screen: Screen,
  state: ReviewPerson["state"],
  people: readonly ReviewPerson[],
  whole: boolean,
): void {
  const isOpen = state === "ambiguous" || state === "unmatched";
  const { shown, more } = abridge(people, whole ? people.length : isOpen ? mostOpen : mostSettled, new Set());
  screen.print("", `  ${(isOpen ? screen.paint.magenta : screen.paint.green)(screen.paint.bold(state))}`);
  printTable(
    screen,
    [
      ["who", 24],
      ["account", 30],
      ["what speaks for and against it", 46],
    ],
    shown.flatMap(rowsOf),
  );
  if (more > 0) screen.print(screen.paint.dim(`  … and ${more} more: ${state}`));
}

function rowsOf({ subject, who, match, candidates, evidence, decided }: ReviewPerson): readonly (readonly string[])[] {
  const name = `${nameIn(who)} (${subject})`;
  if (match || candidates.length === 0) {
    const by = decided ? `decided by ${decided.by}: ${decided.reason}` : evidence.join("; ");
    return [[name, match ? accountWords(match.account) : "none", by]];
  }
  return candidates
    .slice(0, 3)
    .map(({ account, confidence, for: speaksFor, against }, index) => [
      index === 0 ? name : "",
      `${index + 1}. ${accountWords(account)}, ${percent(confidence)}`,
      evidenceWords({ for: speaksFor, against }),
    ]);
}

/** `Jo Bell <jo@example.com> (00u1), 85 %: the address agrees`. */
export const candidateWords = ({ account, confidence, ...evidence }: ReviewCandidate): string =>
  `${accountWords(account)}, ${percent(confidence)}: ${evidenceWords(evidence)}`;

const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;

const evidenceWords = ({ for: speaksFor, against }: Pick<ReviewCandidate, "for" | "against">): string =>
  [...speaksFor, ...against.map((words) => `but ${words}`)].join("; ");

/** `Jo Bell <jo@example.com> (00u1)`. */
const accountWords = ({ id, name, address }: ReviewAccount): string =>
  [name, address && (name ? `<${address}>` : address), `(${id})`].filter(Boolean).join(" ");

type ReviewCandidate = ReviewPerson["candidates"][number];

function printAccounts({ paint, print }: Screen, accounts: readonly ReviewAccount[], whole: boolean): void {
  if (accounts.length === 0) return;
  const most = whole ? accounts.length : mostSettled;
  const shown = accounts.slice(0, most).map((account) => `  ${accountWords(account)}`);
  const more = accounts.length > most ? [`  … and ${accounts.length - most} more`] : [];
  print("", `  ${paint.bold("accounts of nobody")}`, ...shown, ...more.map((words) => paint.dim(words)));
}
