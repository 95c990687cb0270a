import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import {
  answered,
  type Events,
  eventBody,
  eventText,
  type Hint,
  isSameSecret,
  type Received,
  textMember,
} from "@rosterkit/core/adapter";
import type { HumaansSettings } from "./config.ts";
import { hintOf } from "./hint-of.ts";

type WebhookSettings = Pick<HumaansSettings, "webhookSecret" | "webhookSignatureHeader" | "webhookSignature">;

/** What Humaans tells of changes: by a webhook, where the settings have its secret. It is made by a person, in Humaans. */
export const events = (settings: WebhookSettings): Events => {
  const { webhookSecret } = settings;
  if (webhookSecret === undefined) return {};
  return { receive: (request) => receiveEvent({ ...settings, webhookSecret }, request) };
};

/** In bytes. Nobody says whether events hold a record or its id. */
const longestBody = 262_144;

interface Signed extends WebhookSettings {
  readonly webhookSecret: string;
}

/**
 * Takes one call of a webhook. What is signed is Humaans' own, so whatever it holds, it is a hint: at whom it names, else at everybody. Answers 405 for anything but
 * a POST, 413 for what is too long, 401 without a good signature.
 */
const receiveEvent = async (settings: Signed, request: Request): Promise<Received> => {
  if (request.method !== "POST") return answered(405);
  const raw = await eventText(request, longestBody);
  if (raw === undefined) return answered(413);
  if (!isSigned(settings, raw, request.headers.get(settings.webhookSignatureHeader) ?? "")) return answered(401);
  const event = eventBody(raw);
  return { ...answered(200, hintsOf(event)), ...keyOf(event, raw) };
};

/** HMAC-SHA256 over the body, as one public client has it; in front of it some senders say so. */
const isSigned = ({ webhookSecret, webhookSignature }: Signed, raw: string, header: string): boolean => {
  const expected = hmac(sha256, utf8ToBytes(webhookSecret), utf8ToBytes(raw));
  const given = header.trim().replace(/^sha256=/i, "");
  return webhookSignature === "hex"
    ? isSameSecret(bytesToHex(expected), given.toLowerCase())
    : isSameSecret(btoa(String.fromCharCode(...expected)), given);
};

const hintsOf = (event: object | undefined): readonly Hint[] => {
  const hints = (Array.isArray(event) ? event : [event]).map(hintOf);
  return hints.length === 0 ? [{ resource: "people" }] : hints;
};

/** Two changes of one person may look alike where nothing says when they were, and the second one must not count as the first. */
const keyOf = (event: object | undefined, raw: string): Pick<Received, "key"> =>
  Number.isNaN(Date.parse(textMember(event, "timestamp") ?? "")) ? {} : { key: bytesToHex(sha256(utf8ToBytes(raw))) };
