import { type Intent, loadLinks } from "@rosterkit/core";
import type { OktaUserRecord } from "@rosterkit/sandbox";
import { complain, tell, type World, type Write } from "./create-world.ts";
import { expectedState } from "./expected-state.ts";

/** A write that has been answered. */
export interface Watched {
  readonly response: Response;
  /** To be called when the answer reaches a process that lives. */
  readonly hear: () => Promise<void>;
}

/** Lets a write go to the target, and complains where no journalled intent stands behind it, or where it does what nobody may. */
export async function watchWrite(
  world: World,
  request: Request,
  handle: (request: Request) => Promise<Response>,
): Promise<Watched> {
  const { pathname } = new URL(request.url);
  const body = (await request
    .clone()
    .json()
    .catch(() => ({}))) as WriteBody;
  const [, , , , account, ...rest] = pathname.split("/");
  const call = `${request.method} ${["users", account && "{id}", ...rest].filter(Boolean).join("/")}`;
  const intents = await openIntentsOf(world);
  const links = await loadLinks(world.store, world.sync, "people");
  const before = account === undefined ? undefined : world.okta.get(account);
  const known = new Set(world.okta.inspect().users.map(({ id }) => id));

  const isBehind = ({ what, subject }: Intent) => {
    if (account === undefined) return what.operation === "create" && loginOf(what.set) === body.profile?.login;
    if (what.operation === "create") return false;
    const target = what.account ?? links.bySource(subject)?.target;
    return target === account && isUpdate(call) === (what.operation === "update");
  };
  const intent = intents.find(isBehind);
  if (!intent) complain(world, `${call} ${account ?? ""} has no journalled intent behind it`);
  if (intent) checkContent(world, call, intent, body);
  if (account !== undefined && intent && intent.what.operation !== "create") {
    const link = links.bySource(intent.subject);
    if (link?.target !== account || link.verdict !== "same")
      if (world.made.get(account) !== intent.subject)
        complain(world, `${call} ${account} is not the account linked to ${intent.subject}`);
  }
  const write: Write = {
    atMs: world.time.now(),
    call,
    account,
    subject: intent?.subject,
    intent: intent && `${intent.run} ${intent.change}`,
    operation: intent?.what.operation,
    isMaking: intent?.what.lane === "joiners" && intent.what.operation !== "create",
    mails: intent?.what.mails ?? 0,
    isExcused: intent?.lifted !== undefined || intent?.what.lifted !== undefined,
    wrote: false,
    isHeard: false,
  };
  world.writes.push(write);
  const place = world.okta.requests.length;
  try {
    const answer = handle(request);
    // The vendor has it from here on, whatever becomes of us.
    const seen = world.okta.requests[place];
    if (seen) write.requestId = seen.requestId;
    const response = await answer;
    const isWhole = response
      .clone()
      .text()
      .then(
        () => true,
        () => false,
      );
    return {
      response,
      hear: async () => {
        write.isHeard = await isWhole;
      },
    };
  } finally {
    const entry = world.okta.requests[place];
    write.wrote = entry?.wrote === true;
    tell(
      world,
      `${call} ${account ?? loginOf(intent?.what.set) ?? ""} → ${entry?.status} ${write.wrote ? "wrote" : ""}`,
    );
    if (write.wrote) noteWrite(world, call, account, intent, before, known);
  }
}

interface WriteBody {
  readonly profile?: { readonly [name: string]: unknown };
}

const isUpdate = (call: string) => call === "POST users/{id}";

const loginOf = (set: { readonly [name: string]: unknown } | undefined) => set?.["profile.login"];

async function openIntentsOf({ store, sync }: World): Promise<readonly Intent[]> {
  const intents: Intent[] = [];
  for await (const batch of store.entries(sync, { open: true }))
    for (const entry of batch) if (entry.type === "intent") intents.push(entry);
  return intents;
}

/** What is sent is what was journalled, and nothing else. */
function checkContent(world: World, call: string, { what }: Intent, { profile }: WriteBody): void {
  if (!profile) return;
  for (const name of Object.keys(profile))
    if (!(`profile.${name}` in (what.set ?? {}))) complain(world, `${call} sends ${name}, which its intent does not`);
    else if (!world.owned.has(`profile.${name}`)) complain(world, `${call} sends ${name}, which nobody owns`);
}

function noteWrite(
  world: World,
  call: string,
  account: string | undefined,
  intent: Intent | undefined,
  before: OktaUserRecord | undefined,
  known: ReadonlySet<string>,
): void {
  if (account === undefined) {
    for (const { id, profile } of world.okta.inspect().users) {
      if (known.has(id) || profile.login !== loginOf(intent?.what.set)) continue;
      world.made.set(id, intent?.subject ?? "");
      world.mover.set(id, "us");
    }
    return;
  }
  const after = world.okta.get(account);
  if (before && after) checkFence(world, call, account, intent, before, after);
  if (before?.status !== after?.status || before?.transitioningToStatus !== after?.transitioningToStatus)
    world.mover.set(account, "us");
}

const outStates: readonly string[] = ["STAGED", "SUSPENDED", "DEPROVISIONED"];

/** Nobody is put out who should be in, and nothing is lifted that somebody else did. */
function checkFence(
  world: World,
  call: string,
  account: string,
  intent: Intent | undefined,
  before: OktaUserRecord,
  after: OktaUserRecord,
): void {
  const subject = intent?.subject ?? "";
  const isLift = outStates.includes(before.status) && !outStates.includes(after.status);
  if (world.movedMidway) return;
  if (isLift && world.mover.get(account) === "others" && !world.handedOver.has(subject))
    complain(world, `${call} ${account} lifts ${before.status}, which somebody else did`);
  const isRemoval = /suspend$|deactivate$/.test(call) && !/unsuspend$/.test(call);
  const person = world.humaans.people.find(({ id }) => id === subject);
  if (!person) return;
  const facts = { zone: world.zone, revoked: world.revoked.get(subject) };
  const expected = expectedState(person, world.time.now(), facts);
  const mayWait = expected === "before start" && intent?.what.stateReason === "before start";
  if (isRemoval && expected !== "out" && !mayWait && !world.movedSincePlan)
    complain(world, `${call} puts out ${subject}, who should be ${expected}`);
  if (isLift && !world.movedSincePlan && expected === "out") complain(world, `${call} lets ${subject} in, who is out`);
}
