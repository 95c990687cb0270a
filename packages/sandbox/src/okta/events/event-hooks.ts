import { deliveryPlans } from "../../parts/delivery-plans.ts";
import { oneAtATime } from "../../parts/one-at-a-time.ts";
import { postEvent } from "../../parts/post-event.ts";
import { type OktaOrg, settle } from "../okta-org.ts";
import type { HookReach } from "./answers-challenge.ts";
import { byOkta } from "./by-okta.ts";
import type { EventHookActs, OktaEventHook } from "./event-hook-acts.ts";
import { type EventHookRecord, isInForce } from "./event-hook-record.ts";
import { hookEventTypes } from "./hook-event-types.ts";
import { hookQueue, type OktaDelivery } from "./hook-queue.ts";
import type { LogEvent } from "./log-event.ts";
import { presentLogEvent } from "./present-log-event.ts";

interface HookAtWork extends OktaEventHook {
  readonly take: (event: LogEvent) => void;
}

/** Watches the org's log and keeps for each hook what it is to be sent. */
export function createEventHooks(org: OktaOrg, reach: HookReach): EventHookActs {
  const atWork = new Map<string, HookAtWork>();
  const hookOf = ({ id }: EventHookRecord): HookAtWork => {
    const hook = atWork.get(id) ?? startHook(org, reach, id);
    atWork.set(id, hook);
    return hook;
  };
  org.log.onEvent((event) => {
    for (const record of org.eventHooks.all())
      if (isInForce(record) && isWanted(record, event)) hookOf(record).take(event);
  });
  const eventHooks = (): readonly OktaEventHook[] => org.eventHooks.all().map(hookOf);
  return {
    eventHooks,
    deliverEvents: async () => {
      const sent: OktaDelivery[] = [];
      for (const hook of eventHooks()) sent.push(...(await hook.deliver()));
      return sent;
    },
  };
}

function startHook(org: OktaOrg, reach: HookReach, id: string): HookAtWork {
  const plans = deliveryPlans();
  const queue = hookQueue({
    now: org.clock.now,
    batchSize: () => Math.max(1, org.switches.hookBatchSize),
    wrap: (events) => {
      const eventId = crypto.randomUUID();
      return { eventId, send: () => post(org, reach, id, envelopeOf(org, id, eventId, events)) };
    },
  });
  return {
    id,
    deliveries: queue.deliveries,
    waiting: queue.waiting,
    planDelivery: plans.plan,
    deliver: oneAtATime(async () => {
      settle(org);
      const record = org.eventHooks.byId(id);
      if (record === undefined || !isInForce(record)) queue.clear();
      const already = queue.deliveries.length;
      await queue.sendDue();
      const sent = queue.deliveries.slice(already);
      for (const { answer } of sent) if (answer === "given up") noteFailure(org, id);
      return sent;
    }),
    take: (event) => queue.add(event, plans.next(event.eventType)),
  };
}

function isWanted({ eventTypes }: EventHookRecord, { eventType }: LogEvent): boolean {
  return hookEventTypes.has(eventType) && eventTypes.includes(eventType);
}

/** The address and the header are those in force when it is sent. */
async function post(org: OktaOrg, { fetch, longestWaitMs }: HookReach, id: string, body: string) {
  const record = org.eventHooks.byId(id);
  if (record === undefined) return "no answer";
  const { uri: url, headers, authentication } = record.channel;
  const own = [...headers, ...(authentication === undefined ? [] : [authentication])];
  const sent = { accept: "application/json", "content-type": "application/json" };
  const all = { ...sent, ...Object.fromEntries(own.map(({ key, value }) => [key, value])) };
  return postEvent({ fetch, url, body, headers: all, longestWaitMs });
}

function envelopeOf(org: OktaOrg, id: string, eventId: string, events: readonly LogEvent[]): string {
  return JSON.stringify({
    eventType: "com.okta.event_hook",
    eventTypeVersion: "1.0",
    cloudEventsVersion: "0.1",
    source: org.eventHooks.byId(id)?.address,
    eventId,
    eventTime: new Date(org.clock.now()).toISOString(),
    contentType: "application/json",
    data: { events: events.map((event) => ({ ...presentLogEvent(event), insertionTimestamp: event.publishedAt })) },
  });
}

function noteFailure(org: OktaOrg, id: string): void {
  const target = { id, type: "EventHook", alternateId: "unknown", displayName: org.eventHooks.byId(id)?.name ?? "" };
  const failure = "The event hook was not delivered";
  org.log.during(byOkta, () => org.log.note({ eventType: "event_hook.delivery", targets: [target], failure }));
}
