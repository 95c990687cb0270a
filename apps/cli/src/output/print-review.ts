import { type Review, type ReviewAccount, type ReviewPerson, reviewStates } from "@rosterkit/core";
import type { Screen } from "@rosterkit/terminal";

/** People of one kind. */
const mostOfKind = 20;

/** Prints who is who: counts, people by how sure we are, and accounts that nobody has. `whole`: all of them. */
export function printReview(screen: Screen, review: Review, whole: boolean): void {
  const { paint, print } = screen;
  const { counts, status, people, accounts, digest } = review;
  print(
    `  ${paint.bold("Review")}  ${status} · ${reviewStates.map((state) => `${counts[state]} ${state}`).join(" · ")}`,
  );
  for (const state of reviewStates) {
    const own = people.filter((person) => person.state === state);
    printPeople(screen, state, own, whole ? own.length : mostOfKind);
  }
  if (accounts.length > 0) {
    print("", `  ${paint.bold("accounts that nobody has")}`);
    for (const account of accounts.slice(0, whole ? undefined : mostOfKind)) print(`  ${accountWords(account)}`);
    printMore(screen, accounts.length - (whole ? accounts.length : mostOfKind));
  }
  if (status === "open")
    print("", paint.dim(`  Finish it with: rosterkit match finish --digest ${digest} --by <name> --reason <text>`));
}

function printPeople(screen: Screen, state: string, people: readonly ReviewPerson[], most: number): void {
  if (people.length === 0) return;
  const { paint, print } = screen;
  print("", `  ${paint.bold(state)}`);
  for (const person of people.slice(0, most))
    print(`  ${person.who} ${paint.dim(`(${person.subject})`)}`, ...standing(person).map((words) => `    ${words}`));
  printMore(screen, people.length - most);
}

const printMore = ({ paint, print }: Screen, more: number): void => {
  if (more > 0) print(paint.dim(`  … and ${more} more; see them with --all`));
};

const standing = ({ match, evidence, candidates }: ReviewPerson): readonly string[] => [
  ...(match ? [`${accountWords(match.account)}: ${match.by}`] : evidence),
  ...candidates.map(candidateWords),
];

/** `jo@example.com (00u1), 85 %: the address agrees`. */
export const candidateWords = ({ account, confidence, ...evidence }: ReviewPerson["candidates"][number]): string =>
  `${accountWords(account)}, ${Math.round(confidence * 100)} %: ${[...evidence.for, ...evidence.against.map((words) => `but ${words}`)].join("; ")}`;

/** `Jo Bell <jo@example.com> (00u1)`. */
const accountWords = ({ id, name, address }: ReviewAccount): string =>
  [name, address && (name ? `<${address}>` : address), `(${id})`].filter(Boolean).join(" ");
