import type { LogEntity, LogEvent } from "./log-event.ts";

/** An event as the System Log shows it and as event hooks carry it. Its targets come in no fixed order. */
export function presentLogEvent(event: LogEvent): Record<string, unknown> {
  const { failure } = event;
  return {
    uuid: event.uuid,
    published: event.publishedAt,
    eventType: event.eventType,
    version: "0",
    severity: failure === undefined ? "INFO" : "WARN",
    displayMessage: event.eventType,
    legacyEventType: null,
    actor: present(event.actor),
    client: null,
    device: null,
    authenticationContext: { authenticationStep: 0, externalSessionId: "unknown" },
    securityContext: {},
    request: { ipChain: [] },
    outcome: { result: failure === undefined ? "SUCCESS" : "FAILURE", reason: failure ?? null },
    target: inSomeOrder(event).map(present),
    transaction: { type: event.actor.type === "SystemPrincipal" ? "JOB" : "WEB", id: event.transactionId, detail: {} },
    debugContext: { debugData: event.debugData ?? {} },
  };
}

function present({ id, type, alternateId, displayName, detail }: LogEntity): Record<string, unknown> {
  return { id, type, alternateId, displayName, detailEntry: detail ?? null };
}

function inSomeOrder({ uuid, targets }: LogEvent): readonly LogEntity[] {
  return /[02468ace]$/.test(uuid) ? targets : [...targets].reverse();
}
