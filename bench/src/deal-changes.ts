import type { SandboxPerson } from "@rosterkit/sandbox";

/** What is out of step about somebody: an attribute of the account, no account for a joiner, a leaver's account still active. */
export type Difference = "title" | "department" | "mobilePhone" | "create" | "suspend";

const updates = ["title", "department", "mobilePhone", "title"] as const;

/** One person in a hundred is out of step: eight in ten by an attribute, one by joining, one by leaving. By index. */
export function dealChanges(people: readonly SandboxPerson[]): ReadonlyMap<number, Difference> {
  const count = Math.round(people.length / 100);
  const tenth = Math.round(count / 10);
  const present = indexesOf(people, ({ stage }) => stage === "active" || stage === "on notice" || stage === "rehired");
  const leavers = indexesOf(people, ({ stage }) => stage === "leaver");
  const chosen = spread(present, count - tenth);
  return new Map<number, Difference>([
    ...chosen.map((index, order): [number, Difference] => [
      index,
      order % 9 === 0 ? "create" : (updates[order % updates.length] ?? "title"),
    ]),
    ...spread(leavers, tenth).map((index): [number, Difference] => [index, "suspend"]),
  ]);
}

/** So many, evenly spread and never the first, who is the head of the company. */
const spread = (indexes: readonly number[], count: number): readonly number[] =>
  Array.from({ length: count }, (_, order) => indexes[Math.floor(((order + 0.5) * indexes.length) / count)] ?? 0);

const indexesOf = (people: readonly SandboxPerson[], isOne: (person: SandboxPerson) => boolean): readonly number[] =>
  people.flatMap((person, index) => (isOne(person) ? [index] : []));
