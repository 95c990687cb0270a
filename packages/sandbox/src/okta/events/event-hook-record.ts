/** Where and how an event hook is called. */
export interface HookChannel {
  readonly uri: string;
  /** Sent along with every delivery. */
  readonly headers: readonly HookHeader[];
  /** The header by which the receiver knows Okta; undefined without one. Its value is never told. */
  readonly authentication: HookHeader | undefined;
}

/** A header of a delivery. */
export interface HookHeader {
  readonly key: string;
  readonly value: string;
}

/** One event hook at one moment; never changed in place. Instants are ISO strings. */
export interface EventHookRecord {
  readonly id: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly verificationStatus: "UNVERIFIED" | "VERIFIED";
  readonly name: string;
  readonly description: string | null;
  readonly eventTypes: readonly string[];
  readonly channel: HookChannel;
  readonly createdAt: string;
  /** Id of the user who made it. */
  readonly createdBy: string;
  readonly lastUpdatedAt: string;
  /** Its own address in the API. */
  readonly address: string;
}

/** What a request says of an event hook. */
export type HookSettings = Pick<EventHookRecord, "name" | "description" | "eventTypes" | "channel">;

/** Whether events are sent to it. */
export function isInForce({ status, verificationStatus }: EventHookRecord): boolean {
  return status === "ACTIVE" && verificationStatus === "VERIFIED";
}
