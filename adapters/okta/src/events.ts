import {
  answered,
  type Events,
  eventBody,
  eventText,
  isSameSecret,
  type Received,
  textMember,
} from "@rosterkit/core/adapter";
import type { OktaSettings } from "./config.ts";
import { hintsOf } from "./hints-of.ts";
import type { OktaApi } from "./okta-api.ts";
import { pollSystemLog } from "./poll-system-log.ts";
import { registerEventHook } from "./register-event-hook.ts";

/** What Okta tells of changes: by an event hook, where the settings have its secret, and by the System Log, which has whatever a hook loses. */
export const events = (api: OktaApi, settings: OktaSettings): Events => ({
  poll: (cursor) => pollSystemLog(api, cursor),
  ...(settings.eventHookSecret !== undefined && {
    receive: (request) => receive(settings, request),
    register: (url) => registerEventHook(api.client, settings, url),
  }),
});

/** In bytes. Deliveries hold several events of some thousand each; Okta names no bound. */
const longestBody = 2 * 2 ** 20;

/**
 * Takes one call of an event hook: the challenge by which Okta verifies it, or a delivery of several events, by the header that was made up for it. Whatever says
 * what it is and is refused is not sent again: Okta repeats after errors and time-outs, not after 4xx.
 */
const receive = async (settings: OktaSettings, request: Request): Promise<Received> => {
  if (request.method === "GET") return answerChallenge(request);
  if (request.method !== "POST") return answered(405);
  const { eventHookSecret = "", eventHookHeader } = settings;
  if (!isSameSecret(eventHookSecret, request.headers.get(eventHookHeader) ?? "")) return answered(401);
  const text = await eventText(request, longestBody);
  if (text === undefined) return answered(413);
  const body = eventBody(text);
  const told = eventsIn(body);
  if (told === undefined) return answered(400);
  const key = textMember(body, "eventId");
  return { ...answered(200, told.flatMap(hintsOf)), ...(key !== undefined && { key }) };
};

/** It proves who answers at the address and tells nothing, so nobody needs to sign in for it. */
const answerChallenge = ({ headers }: Request): Received => {
  const verification = headers.get("x-okta-verification-challenge");
  return verification === null ? answered(400) : { response: Response.json({ verification }), hints: [] };
};

const eventsIn = (body: object | undefined): readonly unknown[] | undefined => {
  const { data } = (body ?? {}) as { readonly data?: { readonly events?: unknown } | null };
  return Array.isArray(data?.events) ? data.events : undefined;
};
