import type { EventHookRecord } from "./event-hook-record.ts";

/** An event hook as every answer shows it: without the value by which the receiver knows Okta, whose header is in lower case. */
export function presentEventHook(hook: EventHookRecord, origin: string): Record<string, unknown> {
  const { uri, headers, authentication } = hook.channel;
  const self = `${origin}/api/v1/eventHooks/${hook.id}`;
  const authScheme = authentication && { type: "HEADER", key: authentication.key.toLowerCase() };
  const turn = hook.status === "ACTIVE" ? "deactivate" : "activate";
  return {
    id: hook.id,
    status: hook.status,
    verificationStatus: hook.verificationStatus,
    name: hook.name,
    description: hook.description,
    created: hook.createdAt,
    createdBy: hook.createdBy,
    lastUpdated: hook.lastUpdatedAt,
    events: { type: "EVENT_TYPE", items: hook.eventTypes, filter: null },
    channel: { type: "HTTP", version: "1.0.0", config: { uri, headers, method: "POST", authScheme } },
    _links: {
      self: { href: self },
      verify: { href: `${self}/lifecycle/verify`, hints: { allow: ["POST"] } },
      [turn]: { href: `${self}/lifecycle/${turn}`, hints: { allow: ["POST"] } },
    },
  };
}
