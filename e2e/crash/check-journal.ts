import type { Entry, Intent, Outcome, Store } from "@rosterkit/core";
import { leadsTo, type SeenWrite } from "./seen-write.ts";

/** How journal and vendor's log compare. */
export interface JournalCheck {
  /** Nothing, when they agree. */
  readonly complaints: readonly string[];
  /** Writes that the vendor did. */
  readonly writes: number;
  /** Calls of those that did once more what the one before had done to the same account. */
  readonly repeated: readonly string[];
  /** How often sessions were ended once more, which is owed until it is surely done, and harms nobody. */
  readonly endedAgain: number;
  /** Changes that were done. */
  readonly done: number;
  /** Intents that the run after had to settle as never sent, or never arrived. */
  readonly neverHappened: number;
  readonly runs: number;
}

/** Compares what the journal of a sync says with every write that the vendor received. */
export const checkJournal = async (store: Store, sync: string, seen: readonly SeenWrite[]): Promise<JournalCheck> => {
  const entries: Entry[] = [];
  for await (const batch of store.entries(sync, { since: "" })) entries.push(...batch);
  const writes = seen.map((write) => ({ ...write, intent: intentOf(write, entries) }));
  const intents = new Map(entries.filter((one) => one.type === "intent").map((one) => [nameOf(one), one]));
  const outcomes = Map.groupBy(
    entries.filter((one) => one.type === "outcome"),
    nameOf,
  );
  const sent = Map.groupBy(writes, ({ intent }) => (intent ? nameOf(intent) : ""));
  const results = [...outcomes.values()].flatMap(([first]) => (first ? [first.result] : []));
  return {
    complaints: [
      ...writes.flatMap((write) => (write.intent ? [] : [`${write.call} came in, and the journal had no open intent`])),
      ...[...intents].flatMap(([name, intent]) => checkIntent(name, intent, outcomes.get(name), sent.get(name))),
      ...[...outcomes.keys()].flatMap((name) => (intents.has(name) ? [] : [`${name} has an outcome and no intent`])),
      ...checkCreates(writes),
      ...checkTurns(
        "the journal",
        entries.flatMap((one) => (one.type === "intent" ? [one.run] : [])),
      ),
      ...checkTurns(
        "the vendor",
        writes.filter(isNoAfterthought).flatMap(({ intent }) => (intent ? [intent.run] : [])),
      ),
    ],
    writes: writes.filter(({ wrote }) => wrote).length,
    repeated: repeatedAmong(writes.filter(isNoAfterthought)),
    endedAgain: repeatedAmong(writes.filter((write) => !isNoAfterthought(write))).length,
    done: results.filter((result) => result === "done").length,
    neverHappened: results.filter((result) => result === "never happened").length,
    runs: new Set(entries.map(({ run }) => run)).size,
  };
};

/** What the journal had of a write; where nobody could read it at that moment, the last intent from before it. */
const intentOf = (write: SeenWrite, entries: readonly Entry[]): Known =>
  write.intent === "unknown"
    ? entries
        .filter((one) => one.type === "intent")
        .findLast((one) => leadsTo(one, write) && Date.parse(one.at) <= write.atMs)
    : write.intent;

type Known = Exclude<SeenWrite["intent"], "unknown">;
type KnownWrite = SeenWrite & { readonly intent: Known };

const nameOf = ({ run, change }: Pick<Intent, "run" | "change">): string => `${run} ${change}`;

const endsSessions = "DELETE users/{id}/sessions";

/** The run after one that was killed may still end the sessions of somebody whom that one put out: the intent that owes it is of the killed one. */
const isNoAfterthought = ({ call }: SeenWrite): boolean => call !== endsSessions;

const checkIntent = (
  name: string,
  { what }: Intent,
  outcomes: readonly Outcome[] = [],
  sent: readonly KnownWrite[] = [],
): readonly string[] => {
  const [outcome] = outcomes;
  if (!outcome || outcomes.length > 1) return [`${name} has ${outcomes.length} outcomes`];
  const wrote = sent.filter((write) => write.wrote && isNoAfterthought(write));
  const told = outcome.requests ?? [];
  const unknown = told.filter((id) => !sent.some(({ requestId }) => requestId === id));
  return [
    ...(outcome.result === "done" && what.operation !== "link" && wrote.length === 0
      ? [`${name} is done, and the vendor wrote nothing`]
      : []),
    ...(outcome.result !== "done" && wrote.length > 0
      ? [`${name} is called ${outcome.result}, and the vendor wrote`]
      : []),
    ...(wrote.length > 1 ? [`${name} was written ${wrote.length} times`] : []),
    ...unknown.map((id) => `${name} tells of the request ${id}, which the vendor has not seen from it`),
  ];
};

/** No login is sent twice to be made, whatever became of the first time. */
const checkCreates = (writes: readonly SeenWrite[]): readonly string[] => {
  const creates = Map.groupBy(
    writes.filter(({ account }) => account === undefined),
    ({ login }) => login,
  );
  return [...creates.values()].flatMap(({ length }) =>
    length > 1 ? [`an account was sent to be made ${length} times`] : [],
  );
};

/** Runs come one after the other: none goes on once another one has begun. */
const checkTurns = (where: string, runs: readonly string[]): readonly string[] => {
  const turns = runs.filter((run, index) => run !== runs[index - 1]);
  return turns.length === new Set(turns).size ? [] : [`${where} has two runs at once`];
};

/** Writes that did what the one before of the same kind had done to the account, with nothing of another kind between the two. */
const repeatedAmong = (writes: readonly SeenWrite[]): readonly string[] => {
  const last = new Map<string, string>();
  return writes.flatMap(({ account, call, content, wrote }) => {
    if (!wrote || account === undefined) return [];
    const what = `${call} ${content}`;
    const isAgain = last.get(`${account} ${kindOf(call)}`) === what;
    last.set(`${account} ${kindOf(call)}`, what);
    return isAgain ? [call] : [];
  });
};

const kindOf = (call: string): string => (call.includes("/lifecycle/") ? "lifecycle" : call);
