import { type Intent, loadLinks } from "@rosterkit/core";
import type { OktaUserRecord } from "@rosterkit/sandbox";
import { complain, type World } from "./create-world.ts";
import { expectedState } from "./expected-state.ts";
import type { JudgedWrite, WriteRequest } from "./judged-write.ts";

/** Judges a write to somebody's account. */
export async function judgeUserWrite(
  world: World,
  { method, path, body }: WriteRequest,
  intents: readonly Intent[],
): Promise<JudgedWrite> {
  const [, account, ...rest] = path;
  const call = `${method} ${["users", account && "{id}", ...rest].filter(Boolean).join("/")}`;
  const links = await loadLinks(world.store, world.sync, "people");
  const before = account === undefined ? undefined : world.okta.get(account);
  const known = new Set(world.okta.inspect().users.map(({ id }) => id));

  const isBehind = ({ what, subject }: Intent) => {
    if (account === undefined)
      return isUser(what) && what.operation === "create" && loginOf(what.set) === body.profile?.login;
    if (!isUser(what) || what.operation === "create") return false;
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
  return {
    call,
    account,
    intent,
    name: String(account ?? loginOf(intent?.what.set) ?? ""),
    noteWrote: () => noteWrite(world, call, account, intent, before, known),
  };
}

type WriteBody = WriteRequest["body"];

const isUser = ({ resource }: Intent["what"]) => resource === "people";

const isUpdate = (call: string) => call === "POST users/{id}";

const loginOf = (set: { readonly [name: string]: unknown } | undefined) => set?.["profile.login"];

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
