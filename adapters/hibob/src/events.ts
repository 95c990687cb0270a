import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import {
  answered,
  eventBody,
  eventText,
  type Hint,
  isSameSecret,
  type Received,
  textMember,
} from "@rosterkit/core/adapter";

/** In bytes. Events of version 2 hold ids only, those of version 1 somebody's fields; whatever is longer is none. */
const longestBody = 262_144;

/**
 * Takes one call of a webhook: the test that Bob makes first, or a signed event. An event says whom to look at again; that access is to
 * end at once is the one thing it states by itself. Version 1, which Bob still sends where it was set up, is a hint too: what it says of somebody is not read.
 * Answers 401 without a good signature, 413 for what is too long, 400 for what is no event.
 */
export const receiveEvent = async (secret: string, request: Request): Promise<Received> => {
  const raw = await eventText(request, longestBody);
  if (raw === undefined) return answered(413);
  if (isPing(raw)) return answered(200);
  if (!isSignedBy(secret, raw, request.headers.get("bob-signature") ?? "")) return answered(401);
  const event = eventBody(raw);
  if (event === undefined) return answered(400);
  // Bob gives events no id, so a repeat is known by its content.
  return { ...answered(200, hintsOf(event, raw)), key: bytesToHex(sha256(utf8ToBytes(raw))) };
};

const isPing = (raw: string): boolean =>
  raw.trim() === "Ping test" || textMember(eventBody(raw), "text") === "Ping test";

const isSignedBy = (secret: string, raw: string, signature: string): boolean => {
  const expected = hmac(sha512, utf8ToBytes(secret), utf8ToBytes(raw));
  return isSameSecret(btoa(String.fromCharCode(...expected)), signature);
};

const hintsOf = (event: object, raw: string): readonly Hint[] => {
  const type = textMember(event, "type") ?? "";
  const id = employeeIdOf(event, raw);
  // Somebody's record changed, whoever it was; documents, tasks and the like are nobody's here.
  if (id === undefined) return aboutPeople.test(type) ? [{ resource: "people", ...instantOf(event) }] : [];
  const isRevoked = type === "employee.access.revoked.immediately";
  return [{ resource: "people", id, ...instantOf(event), ...(isRevoked && { revoked: true }) }];
};

const aboutPeople = /^(employee|table\.entry)\./;

/** Ids have 19 digits; of those of a number some would be lost, so they are taken as they stand in the text. Version 1 has the employee beside the data. */
const employeeIdOf = (event: object, raw: string): string | undefined => {
  const { data, employee } = event as { readonly data?: unknown; readonly employee?: unknown };
  return (
    textMember(data, "employeeId") ??
    /"employeeId"\s*:\s*(\d{1,30})\b/.exec(raw)?.[1] ??
    textMember(employee, "id") ??
    /"employee"\s*:\s*\{\s*"id"\s*:\s*(\d{1,30})\b/.exec(raw)?.[1]
  );
};

/** The published example of a time has no zone; one without says nothing that could be relied on. */
const instantOf = (event: object): Pick<Hint, "at"> => {
  const told = textMember(event, "triggeredAt") ?? "";
  const ms = /(Z|[+-]\d\d:?\d\d)$/.test(told) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(ms) ? {} : { at: new Date(ms).toISOString() };
};
