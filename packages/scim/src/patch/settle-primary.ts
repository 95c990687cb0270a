import { badRequest } from "../error/refuse.ts";
import { isPrimary } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import { isRecord } from "../value/is-record.ts";

/**
 * The values with one primary at most (RFC 7644 §3.5.2): a value that has become primary takes it from the one that was. Values stand in
 * the places they had before, new ones behind.
 */
export function settlePrimary(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const claim = after.findIndex((value, place) => isPrimary(value) && !isPrimary(before[place]));
  if (claim === -1) return after;
  return after.map((value, place) => (place !== claim && isPrimary(value) ? demoted(value) : value));
}

/** Throws `invalidValue` when a change of selected values made more than one of them primary. */
export function assertOneClaim(
  { path }: Attribute,
  before: readonly unknown[],
  after: readonly unknown[],
  selected: (value: unknown) => boolean,
): void {
  const primaries = after.filter((value, place) => isPrimary(value) && selected(before[place]));
  if (primaries.length > 1 && after.some((value, place) => isPrimary(value) && !isPrimary(before[place]))) {
    throw badRequest("invalidValue", `More than one value of ${path} would become primary`);
  }
}

const demoted = (value: unknown): unknown => (isRecord(value) ? { ...value, primary: false } : value);
