import { UnexpectedResponseError } from "@rosterkit/core/adapter";

/** The id of the record that an answer to a create shows. Rejects where it shows none: whether one was made is then not known. */
export function idMade(made: { readonly id: number } | undefined): string {
  if (typeof made?.id === "number") return String(made.id);
  throw new UnexpectedResponseError("Learn Amp answered a create without the id of what was made", {
    adapter: "learn-amp",
    maybeWritten: true,
  });
}
