import { type Hint, textMember } from "@rosterkit/core/adapter";

/**
 * Whom an event says to look at again. Names and payload of events are not published, so it is read as the rest of the API is: what belongs to somebody has a
 * `personId`, and a record of a person, as in `person.updated`, an `id`. Everybody, where neither is there. When it was is told by a `timestamp`.
 */
export const hintOf = (event: unknown): Hint => {
  const id = personIn(event);
  return { resource: "people", ...(id !== undefined && { id }), ...instantOf(event) };
};

const personIn = (event: unknown): string | undefined => {
  const data = (event as { readonly data?: unknown } | undefined | null)?.data;
  const ofPart = textMember(data, "personId") ?? textMember(event, "personId");
  if (ofPart !== undefined) return ofPart;
  // An id of anything else would name nobody.
  const name = textMember(event, "event") ?? textMember(event, "type") ?? "";
  return /^(person|people)\b/i.test(name) ? textMember(data, "id") : undefined;
};

const instantOf = (event: unknown): Pick<Hint, "at"> => {
  const ms = Date.parse(textMember(event, "timestamp") ?? "");
  return Number.isNaN(ms) ? {} : { at: new Date(ms).toISOString() };
};
