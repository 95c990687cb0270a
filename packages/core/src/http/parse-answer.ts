import { UnexpectedResponseError } from "../errors/index.ts";
import type { Received } from "./exchange.ts";
import { type Answer, isWrite, type Outgoing } from "./outgoing.ts";
import type { Vendor } from "./vendor.ts";

/** Parses the body of an answer that went well. A body that is no JSON is worth another try when it looks cut short, not when it is a web page. */
export const parseAnswer = (vendor: Vendor, outgoing: Outgoing, { status, headers, text }: Received): Answer => {
  if (text === "" || outgoing.method === "HEAD") return { data: undefined, status, headers };
  try {
    return { data: JSON.parse(text), status, headers };
  } catch {
    // The parser's own message quotes the body, so it is not kept as the cause.
    throw notJson(vendor, outgoing, headers.get("content-type")?.includes("html") ?? false);
  }
};

/** The body of a refusal, as far as it is JSON. */
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

const notJson = (vendor: Vendor, outgoing: Outgoing, isPage: boolean): UnexpectedResponseError =>
  new UnexpectedResponseError(
    `${vendor.name} answered ${outgoing.method} ${outgoing.pathTemplate} with ${isPage ? "a web page" : "something that is not whole JSON"}`,
    {
      adapter: vendor.id,
      remedy: isPage ? `Check that ${outgoing.url.host} is the address of the API itself.` : undefined,
      isRetryable: !isPage,
      maybeWritten: isWrite(outgoing),
    },
  );
