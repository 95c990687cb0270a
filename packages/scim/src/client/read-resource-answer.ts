import { type Answer, type Found, UnexpectedResponseError, type Vendor } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { readAnswered } from "./read-answered.ts";

/** A resource as a server keeps it: it has an id. */
export type Stored<Row extends ScimResource> = Row & { readonly id: string };

/** The resource in an answer, with its version. `undefined`: there is none in it, as after a PATCH that is answered with 204. */
export function resourceIn<Row extends ScimResource>(
  { data, headers }: Pick<Answer, "data" | "headers">,
  type: ResourceType,
): Found<Stored<Row>> | undefined {
  const row = isRecord(data) ? storedResource<Row>(data, type) : undefined;
  return row && { row, ...versionOf(row, headers) };
}

/** A resource of a list; `undefined` without an id, by which alone it could be used. */
export function storedResource<Row extends ScimResource>(raw: unknown, type: ResourceType): Stored<Row> | undefined {
  const row = isRecord(raw) ? readAnswered(raw, type) : {};
  // The schemas say what else is in it, as far as a server keeps to them.
  return typeof row.id === "string" && row.id !== "" ? (row as Stored<Row>) : undefined;
}

/** Throws for an answer that should have had a resource. */
export const withoutResource = ({ id, name }: Vendor, what: string, maybeWritten = false): UnexpectedResponseError =>
  new UnexpectedResponseError(`${name} answered ${what} without a resource that has an id`, {
    adapter: id,
    maybeWritten,
  });

/** The header, else `meta.version`, which RFC 7643 §3.1 says is the same. */
export function versionOf(row: ScimResource, headers?: Headers): { readonly version?: string } {
  const meta = isRecord(row.meta) ? row.meta.version : undefined;
  const version = headers?.get("etag") ?? meta;
  return typeof version === "string" && version !== "" ? { version } : {};
}
