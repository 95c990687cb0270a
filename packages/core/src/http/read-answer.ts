import type { Received } from "./exchange.ts";
import type { Limits } from "./limits.ts";
import { type Answer, isWrite, type Outgoing } from "./outgoing.ts";
import { parseAnswer, parseBody, refuseRedirect } from "./parse-answer.ts";
import { readError } from "./read-error.ts";
import type { Vendor } from "./vendor.ts";

/** What came back, as an answer or as the error that it stands for. */
export const readAnswer = (
  vendor: Vendor,
  outgoing: Outgoing,
  received: Received,
  limits: Limits | undefined,
): Answer => {
  const { status } = received;
  if (status >= 200 && status < 300) return parseAnswer(vendor, outgoing, received);
  if (status < 400) throw refuseRedirect(vendor, outgoing);
  throw readError(vendor, {
    method: outgoing.method,
    path: outgoing.pathTemplate,
    isWrite: isWrite(outgoing),
    response: received,
    body: parseBody(received.text),
    retryAfterMs: limits?.retryAfterMs ?? 0,
  });
};
