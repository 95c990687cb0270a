import type { Entry, Intent, Outcome } from "@rosterkit/core";
import { complain, type World, type Write } from "./create-world.ts";
import type { Run } from "./run-once.ts";

/** The journal says what the vendor's own log of requests says: nothing is missing from either. */
export async function checkJournal(world: World, { report, died }: Pick<Run, "report" | "died">): Promise<void> {
  const { intents, outcomes } = await readJournal(world);
  checkLog(world);
  const byIntent = Map.groupBy(world.writes, ({ intent = "" }) => intent);
  const requests = [...world.okta.requests, ...world.humaans.requests];
  const reads = new Set(requests.flatMap(({ method, requestId }) => (method === "GET" ? [requestId] : [])));
  for (const [name, outcome] of outcomes) {
    if (!intents.has(name)) complain(world, `${name} has an outcome and no intent`);
    const isOwn = !died && outcome.run === report?.run;
    checkRequests(world, name, outcome, byIntent.get(name) ?? [], { isOwn, reads });
  }
}

/** Every write that the vendor saw went through our hands, and the other way round. */
function checkLog(world: World): void {
  const { okta, writes, ownRequests } = world;
  const sent = new Set(writes.map(({ requestId }) => requestId));
  const seen = new Set<string | undefined>();
  for (const { method, requestId } of okta.requests) {
    seen.add(requestId);
    if (method !== "GET" && !sent.has(requestId) && !ownRequests.has(requestId))
      complain(world, `the vendor saw the write ${requestId}, and nobody sent it`);
  }
  for (const { requestId, call } of writes)
    if (requestId !== undefined && !seen.has(requestId))
      complain(world, `${call} was sent as ${requestId}, and the vendor never saw it`);
}

/** An outcome names the requests that its intent sent and that were answered: all of them when the run that sent them lived to write it. */
function checkRequests(
  world: World,
  name: string,
  { result, requests = [] }: Outcome,
  writes: readonly Write[],
  { isOwn, reads }: { readonly isOwn: boolean; readonly reads: ReadonlySet<string> },
): void {
  const heard = writes.filter(({ isHeard }) => isHeard).map(({ requestId }) => requestId);
  // A look that failed is told too.
  for (const id of requests)
    if (!heard.includes(id) && !reads.has(id))
      complain(world, `the journal says that ${name} sent ${id}, and it did not, or was not answered`);
  for (const id of heard)
    if (isOwn && id !== undefined && !requests.includes(id))
      complain(world, `${name} sent ${id} and was answered, and the journal does not say so`);
  // Whoever is locked out is unlocked first, which alone puts nobody in or out.
  const lost = writes.find(({ wrote, call }) => wrote && !call.endsWith("/unlock"));
  if (result === "never happened" && lost)
    complain(world, `the journal says that ${name} never happened, and ${lost.call} ${lost.account ?? ""} did`);
}

/** What is written of changes, by the name of the run and of the change. */
export async function readJournal({ store, sync }: World) {
  const intents = new Map<string, Intent>();
  const outcomes = new Map<string, Outcome>();
  for await (const batch of store.entries(sync, { since: "2000-01-01T00:00:00.000Z" }))
    for (const entry of batch) {
      if (entry.type === "intent") intents.set(nameOf(entry), entry);
      if (entry.type === "outcome") outcomes.set(nameOf(entry), entry);
    }
  return { intents, outcomes };
}

const nameOf = ({ run, change }: Exclude<Entry, { readonly type: "run" }>) => `${run} ${change}`;
