import { UnexpectedResponseError } from "@rosterkit/core/adapter";

/** The id in Okta's answer. One without a body, or without an id in it, may still mean that the record was made. */
export function idOfCreated(made: { readonly id?: string } | undefined, path: string): string {
  if (made?.id) return made.id;
  throw new UnexpectedResponseError(`Okta answered POST ${path} without the id of what was made`, {
    adapter: "okta",
    maybeWritten: true,
  });
}
