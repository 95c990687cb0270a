import { BodyTooLarge, readText } from "@rosterkit/core/adapter";
import { badRequest } from "../error/refuse.ts";
import { ScimError } from "../error/scim-error.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The JSON in a request's body. Throws 415 for what says to be something else, 413 for too long a one (before it has come in full), and
 * `invalidSyntax` for one that is no JSON, no UTF-8 or too deep.
 */
export async function readJson({ request, settings }: Exchange): Promise<unknown> {
  assertJson(request.headers);
  const text = await boundedText(request, settings.maximumBodyBytes);
  assertShallow(text, settings.maximumBodyDepth);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("invalidSyntax", "The body is not JSON");
  }
}

const json = /^application\/(?:scim\+)?json$/i;

function assertJson(headers: Headers): void {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "application/json").split(";");
  const charset = parameters.map((each) => /^\s*charset="?([\w-]+)"?\s*$/i.exec(each)?.[1]).find((each) => each);
  const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
  const isPlain = /^(identity)?$/i.test(headers.get("content-encoding") ?? "");
  if (json.test(type.trim()) && isUtf8 && isPlain) return;
  throw new ScimError(
    { status: 415, detail: "The body is not of a type that is understood here" },
    { remedy: "Send application/scim+json in UTF-8, not compressed." },
  );
}

async function boundedText(request: Request, maximumBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maximumBytes) throw tooLarge(maximumBytes);
  try {
    return await readText(request, maximumBytes, { fatal: true });
  } catch (error) {
    if (error instanceof BodyTooLarge) throw tooLarge(maximumBytes);
    throw badRequest("invalidSyntax", "The body is not UTF-8, or did not come in full");
  }
}

const tooLarge = (maximumBytes: number): ScimError =>
  new ScimError(
    { status: 413, detail: `The body is longer than ${maximumBytes} bytes` },
    { remedy: "Send less at a time, such as fewer members." },
  );

/** What reads a body goes down into it level by level, so the levels are counted before. */
function assertShallow(text: string, maximumDepth: number): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openBracket || code === openBrace) depth++;
    else if (code === closeBracket || code === closeBrace) depth--;
    if (depth > maximumDepth)
      throw badRequest("invalidSyntax", `The body is nested deeper than ${maximumDepth} levels`);
  }
}

const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
