import { UnexpectedResponseError } from "../errors/index.ts";
import type { Received } from "./exchange.ts";
import { type Answer, isWrite, type Outgoing } from "./outgoing.ts";
import type { Vendor } from "./vendor.ts";

/**
 * Parses the body of an answer that went well. A body that is no JSON is worth another try when it looks cut short, not when it is a web page.
 * A write may be answered without one; a read that is, says neither that there is something nor that there is nothing.
 */
export const parseAnswer = (vendor: Vendor, outgoing: Outgoing, { status, headers, text }: Received): Answer => {
  if (outgoing.method === "HEAD") return { data: undefined, status, headers };
  const isRead = outgoing.method === "GET" && !isWrite(outgoing);
  if (text === "" && isRead) throw unusable(vendor, outgoing, "without a body");
  if (text === "") return { data: undefined, status, headers };
  const data = parseBody(text);
  if (data === null && isRead) throw unusable(vendor, outgoing, "with null");
  if (data !== undefined) return { data, status, headers };
  const isPage = headers.get("content-type")?.includes("html") ?? false;
  throw isPage ? webPage(vendor, outgoing) : unusable(vendor, outgoing, "with something that is not whole JSON");
};

/** A body as far as it is JSON. The parser's own message quotes the body, so nothing is kept of it. */
export const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A redirect, which is never followed. */
export const refuseRedirect = (vendor: Vendor, outgoing: Outgoing): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} answered ${outgoing.method} ${outgoing.pathTemplate} with a redirect`, {
    adapter: vendor.id,
    remedy: `Check that ${outgoing.url.host} is the address of the API itself.`,
  });

const webPage = (vendor: Vendor, outgoing: Outgoing): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} answered ${outgoing.method} ${outgoing.pathTemplate} with a web page`, {
    adapter: vendor.id,
    remedy: `Check that ${outgoing.url.host} is the address of the API itself.`,
    maybeWritten: isWrite(outgoing),
  });

const unusable = (vendor: Vendor, outgoing: Outgoing, how: string): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} answered ${outgoing.method} ${outgoing.pathTemplate} ${how}`, {
    adapter: vendor.id,
    isRetryable: true,
    maybeWritten: isWrite(outgoing),
  });
