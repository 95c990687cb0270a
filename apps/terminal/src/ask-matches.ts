import { select } from "@inquirer/prompts";
import type { MatchDecision, Review, ReviewPerson } from "@rosterkit/core";
import { nameIn } from "./describe-change.ts";
import { accountWords } from "./print-review.ts";

/** Asks of everybody who is open whose account they have. What is left open stays so. Rejects when the signal ends it. */
export async function askMatches({ people }: Review, signal: AbortSignal): Promise<readonly MatchDecision[]> {
  const decisions: MatchDecision[] = [];
  for (const person of people) {
    if (person.state !== "ambiguous" && person.state !== "unmatched") continue;
    const decision = await askOne(person, signal);
    if (decision) decisions.push(decision);
  }
  return decisions;
}

async function askOne(
  { subject: person, who, candidates }: ReviewPerson,
  signal: AbortSignal,
): Promise<MatchDecision | undefined> {
  const matches = candidates.map(({ account, confidence }) => ({
    name: `${accountWords(account)} (${Math.round(confidence * 100)} %)`,
    value: { what: "match", person, account: account.id } satisfies MatchDecision as MatchDecision | undefined,
  }));
  return select<MatchDecision | undefined>(
    {
      message: `Which account is ${nameIn(who)}'s?`,
      choices: [
        ...matches,
        { name: "none of these: make one", value: { what: "new", person } },
        { name: "leave them out for good", value: { what: "ignore", person } },
        { name: "leave it open", value: undefined },
      ],
    },
    { signal },
  );
}
