import { UnexpectedResponseError } from "../errors/index.ts";
import type { Vendor } from "./vendor.ts";

/**
 * The id in the answer to a create, as text. Rejects an answer without one, or without a body, with an UnexpectedResponseError that says `maybeWritten`:
 * something may have been made.
 */
export const idMade = (
  made: { readonly id?: string | number | null | undefined } | null | undefined,
  { id: adapter, name }: Pick<Vendor, "id" | "name">,
): string => {
  const id = made?.id;
  if (typeof id === "number" || (typeof id === "string" && id !== "")) return String(id);
  throw new UnexpectedResponseError(`${name} answered a create without the id of what was made`, {
    adapter,
    maybeWritten: true,
  });
};
