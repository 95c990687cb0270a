import type { HookChannel } from "./event-hook-record.ts";

/** How event hooks are reached. */
export interface HookReach {
  readonly fetch: typeof fetch;
  /** How long an answer is waited for, in real milliseconds. */
  readonly longestWaitMs: number;
}

/** Whether an address gives the challenge back, at the second try at the latest. Whether Okta sends its own header along is UNCONFIRMED; it is not sent here. */
export async function answersChallenge(reach: HookReach, channel: HookChannel): Promise<boolean> {
  return (await isGivenBack(reach, channel)) || (await isGivenBack(reach, channel));
}

async function isGivenBack({ fetch, longestWaitMs }: HookReach, { uri, headers }: HookChannel): Promise<boolean> {
  const challenge = crypto.randomUUID();
  const sent = new Headers(headers.map(({ key, value }): [string, string] => [key, value]));
  sent.set("x-okta-verification-challenge", challenge);
  try {
    const response = await fetch(uri, { headers: sent, signal: AbortSignal.timeout(longestWaitMs) });
    const body: unknown = await response.json();
    return response.ok && isVerification(body, challenge);
  } catch {
    return false;
  }
}

function isVerification(body: unknown, challenge: string): boolean {
  return typeof body === "object" && body !== null && "verification" in body && body.verification === challenge;
}
