import type { Change, Entry, LeaverReport, Outcome, Store } from "@rosterkit/core";
import { describeChange } from "@rosterkit/terminal";
import type { Leg } from "./pair.ts";
import type { Round } from "./run-round.ts";

/** One sync with all that it did. */
export interface Travelled {
  readonly scene: Leg;
  readonly rounds: readonly Round[];
}

/** Something that was done for somebody, on a date of the story. */
export interface Step {
  readonly at: string;
  readonly words: string;
}

/** How far somebody got with one sync. */
export interface Journey {
  readonly steps: readonly Step[];
  /** What is told of somebody who left. Absent: nothing. */
  readonly leaver?: LeaverReport;
}

/** The account of each record that a sync is linked to. */
export async function accountsBy(store: Store, sync: string): Promise<ReadonlyMap<string, string>> {
  const accounts = new Map<string, string>();
  for await (const links of store.links(sync, "people"))
    for (const { source, target, verdict } of links)
      if (target !== undefined && verdict === "same") accounts.set(source, target);
  return accounts;
}

/** Reads from the journal what a sync did for one record. */
export async function journeyOf(subject: string, store: Store, { scene, rounds }: Travelled): Promise<Journey> {
  const { id } = scene.settings;
  const account = (await accountsBy(store, id)).get(subject);
  const steps: Step[] = [];
  for (const { chapter, reports } of rounds)
    for (const { run } of reports)
      for await (const entries of store.entries(id, { run }))
        steps.push(...wordsOf(entries, subject, account, scene.telling).map((words) => ({ at: chapter.at, words })));
  const leaver = rounds
    .flatMap(({ reports }) => reports.flatMap(({ leavers = [] }) => leavers))
    .findLast((told) => told.subject === subject);
  return { steps, ...(leaver && { leaver }) };
}

function wordsOf(
  entries: readonly Entry[],
  subject: string,
  account: string | undefined,
  telling: readonly string[],
): readonly string[] {
  const intents = entries.flatMap((entry) => (entry.type === "intent" ? [entry.what] : []));
  const changes = new Map(intents.map((change) => [change.id, change]));
  const done = entries.filter((entry): entry is Outcome => entry.type === "outcome" && entry.result === "done");
  return done.flatMap((outcome) => {
    const change = changes.get(outcome.change);
    if (!change) return [];
    if (change.resource === "people")
      return change.subject === subject ? [stepWords(change, { telling, changes })] : [];
    return account === undefined ? [] : membershipWords(change, outcome, account);
  });
}

function stepWords(change: Change, telling: Parameters<typeof describeChange>[1]): string {
  const [first, ...more] = describeChange(change, telling);
  const rest = more.length > 0 ? ` and ${more.length} more` : "";
  return first === undefined ? change.operation : `${change.operation}, ${first}${rest}`;
}

const membershipWords = ({ who }: Change, { members = {} }: Outcome, account: string): readonly string[] => [
  ...(members.added?.includes(account) ? [`put into ${who}`] : []),
  ...(members.removed?.includes(account) ? [`taken out of ${who}`] : []),
];
