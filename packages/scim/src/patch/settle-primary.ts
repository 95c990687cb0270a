import { badRequest } from "../error/refuse.ts";
import { isPrimary } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import { isRecord } from "../value/is-record.ts";

/**
 * The values with one primary at most (RFC 7644 §3.5.2): a value that has become primary takes it from the one that was. Values stand in
 * the places they had before, new ones behind. Throws `invalidValue` when several have become primary at once.
 */
export function settlePrimary(
  { path }: Attribute,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly unknown[] {
  const claims = after.flatMap((value, place) => (isPrimary(value) && !isPrimary(before[place]) ? [place] : []));
  if (claims.length === 0) return after;
  if (claims.length > 1) throw badRequest("invalidValue", `More than one value of ${path} would become primary`);
  return after.map((value, place) => (place !== claims[0] && isPrimary(value) ? demoted(value) : value));
}

const demoted = (value: unknown): unknown => (isRecord(value) ? { ...value, primary: false } : value);
