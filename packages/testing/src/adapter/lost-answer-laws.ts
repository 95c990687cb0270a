import type { Change, Operation, State } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { freeNames, heldAccount, stateReached, statesOffered, targetOf } from "./account-acts.ts";
import type { AdapterUnderTest, FaultKind } from "./adapter-under-test.ts";
import { changeOf, type EngineRun, engineOn, type Known } from "./engine-run.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";

/** Answers that leave open whether anything was written: the first two come after it was, the last instead of it. */
const doubtful: readonly FaultKind[] = ["lost answer", "truncated body", "internal error"];

const operations: { readonly [S in State]?: Operation } = { suspended: "suspend", inactive: "deactivate" };

/** Laws on answers that never came, settled as the engine settles them. */
export const lostAnswerLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "a create whose answer was lost is settled by looking it up, and nobody is doubled",
    protects: "one person with two accounts",
    remedy: "Give `find` for the first of `keys`, exact and fresh, and never repeat a create in the adapter.",
    needs: ["people.create", "people.find", "people.get"],
    check: (tested) =>
      eachWay("create", (disturb, acceptDuplicates) =>
        onVendor(tested, { acceptDuplicates }, async (opened) => {
          const before = opened.vendor.ids();
          const engine = engineOn(opened);
          disturb(opened, engine);
          await untilQuiet(engine, ({ accountOf }) => (accountOf("p1") ? [] : [creating(opened)]));
          const made = opened.vendor.ids().filter((id) => !before.includes(id));
          holds(made.length === 1, `${made.length} accounts were made for one person`);
          holds((await engine.accountOf("p1")) === made[0], "the person is linked to another account than was made");
        }),
      ),
  },
  {
    name: "an update whose answer was lost is settled by reading, and written in the end",
    protects: "a change that is believed to be done and is not",
    remedy: "Let `get` ask the vendor each time; keep nothing.",
    needs: ["people.create", "people.update", "people.find", "people.get"],
    check: (tested) =>
      eachWay("update", (disturb) =>
        onVendor(tested, {}, async (opened) => {
          const engine = engineOn(opened);
          const [name = ""] = freeNames(opened);
          const [was, wanted] = [targetOf(tested).draft(1)[name], targetOf(tested).draft(2)[name]];
          const account = await made(engine, opened);
          const held = () => heldAccount(opened, account).values[name];
          disturb(opened, engine);
          const update = () =>
            changeOf({ operation: "update", subject: "p1", account, set: { [name]: wanted }, was: { [name]: was } });
          await untilQuiet(engine, () => (held() === wanted ? [] : [update()]));
          holds(held() === wanted, `${name} was not written in the end`);
          await journalSaysDone(engine);
        }),
      ),
  },
  {
    name: "a change of state whose answer was lost is settled by reading, and reached in the end",
    protects: "a leaver believed to be out who is not",
    remedy: "Let `get` ask the vendor each time; keep nothing.",
    needs: ["people.create", "people.become", "people.find", "people.get"],
    check: (tested) =>
      eachWay("become", (disturb) =>
        onVendor(tested, {}, async (opened) => {
          for (const state of statesOffered(opened)) {
            const operation = operations[state];
            if (!operation) continue;
            await onVendor(tested, {}, async (other) => {
              const engine = engineOn(other);
              const account = await made(engine, other);
              const isThere = () => heldAccount(other, account).state === state;
              disturb(other, engine);
              const move = () =>
                changeOf({ operation, subject: "p1", account, state, stateWas: "active", stateReason: "left" });
              await untilQuiet(engine, () => (isThere() ? [] : [move()]));
              holds(await stateReached(other, account, state), `the account did not become ${state} in the end`);
              await journalSaysDone(engine);
            });
          }
        }),
      ),
  },
];

type Disturb = (opened: OpenedVendor, engine: EngineRun) => void;

/** Every way in which the outcome of a write is lost: on the way, or with the process that waited for it. */
const eachWay = async (
  ability: string,
  check: (disturb: Disturb, acceptDuplicates: boolean) => Promise<void>,
): Promise<void> => {
  const lost = doubtful.map(
    (kind): Disturb =>
      ({ plan }) =>
        plan({ kind }, ability),
  );
  const died = [1, 2].map(
    (commit): Disturb =>
      (_, { dieAtCommit }) =>
        dieAtCommit(commit),
  );
  const ways = [...lost, ...died].flatMap((disturb) => [false, true].map((isLoose) => check(disturb, isLoose)));
  await Promise.all(ways);
};

const creating = ({ tested }: OpenedVendor): Change =>
  changeOf({
    operation: "create",
    subject: "p1",
    state: "active",
    stateReason: "started",
    set: targetOf(tested).draft(1),
  });

/** Makes the account of p1 on a good day. */
const made = async (engine: EngineRun, opened: OpenedVendor): Promise<string> => {
  await engine.live(() => [creating(opened)]);
  const account = await engine.accountOf("p1");
  holds(account !== undefined, "on a good day the engine could not make an account");
  return account;
};

const mostRuns = 5;

/** Runs as a schedule would, until a run finds nothing to do. */
const untilQuiet = async (engine: EngineRun, plan: (known: Known) => readonly Change[]): Promise<void> => {
  for (let run = 0; run < mostRuns; run += 1) {
    let planned = 0;
    const report = await engine.live((known) => {
      const changes = plan(known).filter(({ subject }) => !known.unsettled.has(subject));
      planned = changes.length + known.unsettled.size;
      return changes;
    });
    if (report && planned === 0) return;
  }
  holds(false, `it is not settled after ${mostRuns} runs`);
};

/** The journal must know in the end that the write was done. */
const journalSaysDone = async ({ store }: EngineRun): Promise<void> => {
  let last: string | undefined;
  for await (const batch of store.entries("law", { subject: "p1" }))
    for (const entry of batch) last = entry.type === "outcome" ? entry.result : undefined;
  holds(last === "done", `it was written, and the journal says ${last ?? "nothing"} of it`);
};
