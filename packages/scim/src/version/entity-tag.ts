import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { preconditionFailed } from "../error/refuse.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import { stableText } from "../value/stable-text.ts";

/**
 * A weak entity tag of what a resource says, `meta` aside (RFC 7644 §3.14): the same content has the same tag everywhere, whatever the order
 * of its names. Half a SHA-256, so a change is never missed by chance.
 */
export function weakEntityTag(resource: ScimResource): string {
  const { meta: _, ...content } = resource;
  return `W/"${bytesToHex(sha256(utf8ToBytes(stableText(content)))).slice(0, 32)}"`;
}

/** Whether a header with entity tags, such as `If-Match`, names a version. Weak and strong are not told apart; `*` names every version. */
export function namesVersion(header: string, version: string): boolean {
  if (header.trim() === "*") return true;
  const wanted = opaque(version);
  // Some clients send the version without its quotes.
  if (opaque(header.trim()) === wanted) return true;
  return (header.match(/"[^"]*"/g) ?? []).some((tag) => tag === `"${wanted}"`);
}

const opaque = (tag: string): string => tag.replace(/^W\//, "").replace(/^"(.*)"$/, "$1");

/** Throws 412 when `If-Match` is there and names another version than the current one. */
export function assertVersion(ifMatch: string | null | undefined, current: string): void {
  if (ifMatch !== null && ifMatch !== undefined && !namesVersion(ifMatch, current)) throw preconditionFailed();
}

/** Whether to answer 304: `If-None-Match` is there and names the current version. */
export const isNotModified = (ifNoneMatch: string | null | undefined, current: string): boolean =>
  ifNoneMatch !== null && ifNoneMatch !== undefined && namesVersion(ifNoneMatch, current);
