import { input, select } from "@inquirer/prompts";
import type { MatchDecision, Review, ReviewPerson } from "@rosterkit/core";
import { candidateWords } from "./print-review.ts";

type Answer = Pick<MatchDecision, "what" | "account"> | "another" | "leave" | "stop";

/** Where questions are asked; the process's own when left out. */
export type PromptContext = NonNullable<Parameters<typeof select>[1]>;

/** Asks about everybody whom the review leaves open, until all were asked about or whoever answers stops. */
export async function askDecisions(review: Review, context: PromptContext): Promise<readonly MatchDecision[]> {
  const decisions: MatchDecision[] = [];
  const open = review.people.filter(({ state }) => state === "ambiguous" || state === "unmatched");
  for (const [index, person] of open.entries()) {
    const answer = await select<Answer>(questionAbout(person, `${index + 1} of ${open.length}`), context);
    if (answer === "stop") break;
    if (answer === "leave") continue;
    const decided = answer === "another" ? await anotherAccount(context) : answer;
    if (decided) decisions.push({ ...decided, person: person.subject });
  }
  return decisions;
}

function questionAbout({ who, candidates }: ReviewPerson, place: string) {
  const own = candidates.map((candidate) => ({
    name: candidateWords(candidate),
    value: { what: "match", account: candidate.account.id } as Answer,
    disabled: candidate.account.closed ?? false,
  }));
  const others: readonly { readonly name: string; readonly value: Answer }[] = [
    { name: "another account", value: "another" },
    { name: "none of these: an account of their own", value: { what: "new" } },
    { name: "leave them out", value: { what: "ignore" } },
    { name: "decide later", value: "leave" },
    { name: "stop here", value: "stop" },
  ];
  return { message: `${place}: whose account does ${who} have?`, choices: [...own, ...others], pageSize: 12 };
}

async function anotherAccount(context: PromptContext): Promise<Extract<Answer, object> | undefined> {
  const account = await input({ message: "Its id or address (nothing: decide later)" }, context);
  return account.trim() === "" ? undefined : { what: "match", account: account.trim() };
}
