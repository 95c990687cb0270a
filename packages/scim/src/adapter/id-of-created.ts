import type { Created } from "../client/create-resource.ts";
import type { ScimResource } from "../schema/resource-of.ts";

/** The id of what was made. A value that is taken stays a refusal: whoever has it is never taken for the one to be made. */
export function idOf<Row extends ScimResource>(made: Created<Row>): string {
  if (made.outcome === "taken") throw made.refusal;
  return made.id;
}
