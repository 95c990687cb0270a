import { screen } from "@inquirer/testing/vitest";
import type { Review, ReviewPerson } from "@rosterkit/core";
import { expect, test } from "vitest";
import { askDecisions } from "./ask-decisions.ts";
import { stoppedBy } from "./stopped-by.ts";

const person = (subject: string, state: ReviewPerson["state"], ...accounts: readonly string[]): ReviewPerson => ({
  ...{ subject, who: `Person ${subject}`, state, evidence: [] },
  candidates: accounts.map((id) => ({
    account: { id, name: `Account ${id}`, state: "active" },
    ...{ confidence: 0.8, for: ["the names agree"], against: [] },
  })),
});
const reviewOf = (...people: readonly ReviewPerson[]) => ({ people }) as unknown as Review;

/** Waits until somebody is asked about. */
async function askedAbout(words: string): Promise<string> {
  while (!screen.getScreen().includes(words)) await screen.next();
  return screen.getScreen();
}

const choose = (place: number): void => {
  for (let at = 0; at < place; at += 1) screen.keypress("down");
  screen.keypress("enter");
};

test("asks about whoever is open, with what speaks for each account, and gives what was chosen", async () => {
  const people = [
    person("1", "ambiguous", "a", "b"),
    person("2", "matched"),
    person("3", "unmatched"),
    person("4", "unmatched"),
    person("5", "unmatched"),
  ];
  const asked = askDecisions(reviewOf(...people), { signal: new AbortController().signal });
  expect(await askedAbout("Person 1")).toContain("Account a (a), 80 %: the names agree");
  choose(1);
  await askedAbout("Person 3 ");
  choose(0);
  await askedAbout("Its id or address");
  screen.type("jo@example.com");
  screen.keypress("enter");
  await askedAbout("Person 4");
  choose(1);
  await askedAbout("Person 5");
  choose(4);
  expect(await asked).toEqual([
    { what: "match", account: "b", person: "1" },
    { what: "match", account: "jo@example.com", person: "3" },
    { what: "new", person: "4" },
  ]);
});

test("a signal ends the questions", async () => {
  const stop = new AbortController();
  const asked = askDecisions(reviewOf(person("1", "unmatched")), { signal: stop.signal });
  await askedAbout("Person 1");
  stop.abort();
  await expect(asked).rejects.toThrow();
});

test("Ctrl-C at a question is whoever sits there stopping it, with the exit code that shells have for that", async () => {
  const { signal } = new AbortController();
  const asked = askDecisions(reviewOf(person("1", "unmatched")), { signal });
  await askedAbout("Person 1");
  screen.keypress({ name: "c", ctrl: true });
  const error: unknown = await asked.catch((reason: unknown) => reason);
  expect(stoppedBy(error, signal)?.exitCode).toBe(130);
  expect(stoppedBy(new Error("another"), signal)).toBeUndefined();
});
