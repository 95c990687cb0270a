import { lookUp } from "../find-user.ts";
import { type OktaAnswer, type OktaCall, type OktaRoute, param } from "../okta-call.ts";
import { notFound, OktaError } from "../okta-error.ts";
import { nowOf, type OktaOrg } from "../okta-org.ts";
import { answersChallenge, type HookReach } from "./answers-challenge.ts";
import { type EventHookRecord, isInForce } from "./event-hook-record.ts";
import { presentEventHook } from "./present-event-hook.ts";
import { readEventHook } from "./read-event-hook.ts";

/** How many hooks may be in force. */
const mostHooks = 25;

/** The operations on event hooks. */
export function eventHookRoutes(reach: HookReach): readonly OktaRoute[] {
  const path = "/api/v1/eventHooks";
  const one = `${path}/:hookId`;
  return [
    { method: "GET", path, access: "read", run: list },
    { method: "POST", path, access: "write", run: create },
    { method: "GET", path: one, access: "read", run: (org, call) => answer(findHook(org, call), call) },
    { method: "PUT", path: one, access: "write", run: replace },
    { method: "DELETE", path: one, access: "write", run: remove },
    { method: "POST", path: `${one}/lifecycle/activate`, access: "write", run: turn("ACTIVE") },
    { method: "POST", path: `${one}/lifecycle/deactivate`, access: "write", run: turn("INACTIVE") },
    {
      method: "POST",
      path: `${one}/lifecycle/verify`,
      access: "write",
      before: (org, call) => refuseSilent(reach, findHook(org, call)),
      run: verify,
    },
  ];
}

/** All on one page. */
function list(org: OktaOrg, call: OktaCall): OktaAnswer {
  return { status: 200, body: org.eventHooks.all().map((hook) => presentEventHook(hook, call.origin)) };
}

function create(org: OktaOrg, call: OktaCall): OktaAnswer {
  const settings = readEventHook(call.body);
  const [id, at] = [org.ids.next("who"), nowOf(org)];
  const hook: EventHookRecord = {
    ...settings,
    id,
    status: "ACTIVE",
    verificationStatus: "UNVERIFIED",
    createdAt: at,
    createdBy: lookUp(org, call.principal?.owner ?? "")?.id ?? call.principal?.key ?? "",
    lastUpdatedAt: at,
    address: `${org.url ?? call.origin}/api/v1/eventHooks/${id}`,
  };
  return answer(save(org, hook, "created"), call);
}

/** Another channel, its secret included, must be verified again. */
function replace(org: OktaOrg, call: OktaCall): OktaAnswer {
  const hook = findHook(org, call);
  const settings = readEventHook(call.body);
  const isSame = JSON.stringify(settings.channel) === JSON.stringify(hook.channel);
  const verificationStatus = isSame ? hook.verificationStatus : "UNVERIFIED";
  return answer(save(org, { ...hook, ...settings, verificationStatus }, "updated"), call);
}

/** The error for one that is active is UNCONFIRMED. */
function remove(org: OktaOrg, call: OktaCall): OktaAnswer {
  const hook = findHook(org, call);
  if (hook.status === "ACTIVE") throw refused("Only an INACTIVE event hook can be deleted");
  org.eventHooks.remove(hook.id);
  note(org, hook, "deleted");
  return { status: 204 };
}

function turn(status: EventHookRecord["status"]): OktaRoute["run"] {
  return (org, call) => {
    const turned = { ...findHook(org, call), status };
    refuseOneTooMany(org, turned);
    return answer(save(org, turned, status === "ACTIVE" ? "activated" : "deactivated"), call);
  };
}

function verify(org: OktaOrg, call: OktaCall): OktaAnswer {
  const verified = { ...findHook(org, call), verificationStatus: "VERIFIED" } as const;
  refuseOneTooMany(org, verified);
  return answer(save(org, verified, "verified"), call);
}

async function refuseSilent(reach: HookReach, { channel }: EventHookRecord): Promise<void> {
  if (!(await answersChallenge(reach, channel))) throw refused("The event hook could not be verified");
}

/** That the limit shows here, and by this error, is UNCONFIRMED. */
function refuseOneTooMany(org: OktaOrg, hook: EventHookRecord): void {
  const others = org.eventHooks.all().filter(({ id }) => id !== hook.id);
  if (isInForce(hook) && others.filter(isInForce).length >= mostHooks)
    throw refused("The limit of 25 event hooks is reached");
}

function save(org: OktaOrg, hook: EventHookRecord, act: string): EventHookRecord {
  const saved = { ...hook, lastUpdatedAt: nowOf(org) };
  org.eventHooks.put(saved);
  note(org, saved, act);
  return saved;
}

function note(org: OktaOrg, { id, name }: EventHookRecord, act: string): void {
  const target = { id, type: "EventHook", alternateId: "unknown", displayName: name };
  org.log.note({ eventType: `event_hook.${act}`, targets: [target] });
  org.revision += 1;
}

function findHook(org: OktaOrg, call: OktaCall): EventHookRecord {
  const hook = org.eventHooks.byId(param(call, "hookId"));
  if (hook === undefined) throw notFound(param(call, "hookId"), "Webhook");
  return hook;
}

function answer(hook: EventHookRecord, call: OktaCall): OktaAnswer {
  return { status: 200, body: presentEventHook(hook, call.origin) };
}

function refused(cause: string): OktaError {
  return new OktaError("E0000001", "eventHook", [cause]);
}
