import { createHmac, randomUUID } from "node:crypto";

/** A vendor whose webhooks are measured. */
export type WebhookVendor = "Okta" | "HiBob";

/** One call of a webhook, as its vendor makes it. */
export interface WebhookCall {
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Secrets of nobody's. */
export const webhookSecrets: { readonly [Vendor in WebhookVendor]: string } = {
  Okta: "a-secret-of-the-bench",
  HiBob: "another-secret-of-the-bench",
};

const json = { "content-type": "application/json" };

/** The nth call of a vendor: about somebody else each time, so that none is a repeat. */
export const webhookCalls: { readonly [Vendor in WebhookVendor]: (number: number) => WebhookCall } = {
  Okta: (number) => ({
    headers: { ...json, authorization: webhookSecrets.Okta },
    body: JSON.stringify(oktaDelivery(number)),
  }),
  HiBob: (number) => {
    const body = JSON.stringify(hibobEvent(number));
    const signature = createHmac("sha512", webhookSecrets.HiBob).update(body).digest("base64");
    return { headers: { ...json, "bob-signature": signature }, body };
  },
};

/** A delivery of one event, as long as Okta's own sample of one. */
const oktaDelivery = (number: number) => ({
  eventType: "com.okta.event_hook",
  eventTypeVersion: "1.0",
  cloudEventsVersion: "0.1",
  source: "https://acme.okta.com/api/v1/eventHooks/whoq8hkfOPUQWVcfI0g4",
  eventId: randomUUID(),
  eventTime: new Date().toISOString(),
  contentType: "application/json",
  data: {
    events: [
      {
        uuid: randomUUID(),
        published: new Date().toISOString(),
        eventType: "user.account.update_profile",
        version: "0",
        displayMessage: "Update user profile for Okta",
        severity: "INFO",
        client: { ipAddress: "127.0.0.1", zone: "null", device: "Unknown", id: null, geographicalContext: null },
        actor: { id: "00uactor", type: "User", alternateId: "admin@example.com", displayName: "An admin" },
        outcome: { result: "SUCCESS", reason: null },
        target: [
          {
            id: `00u${number.toString(36).padStart(17, "0")}`,
            type: "User",
            alternateId: `person-${number}@example.com`,
            displayName: `Person ${number}`,
            detailEntry: null,
          },
        ],
        transaction: { type: "WEB", id: randomUUID(), detail: {} },
        debugContext: { debugData: { requestUri: "/api/v1/users", url: "/api/v1/users?" } },
        legacyEventType: "core.user.config.profile_update.success",
      },
    ],
  },
});

const hibobEvent = (number: number) => ({
  companyId: 123_456,
  type: "employee.updated",
  triggeredBy: "system",
  triggeredAt: `${new Date().toISOString().slice(0, -1)}000`,
  version: "v2",
  data: { employeeId: String(3_000_000_000_000_000_000n + BigInt(number)), fieldUpdates: [{ id: "root.firstName" }] },
});
