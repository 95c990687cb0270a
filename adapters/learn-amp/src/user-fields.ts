import type { components } from "./api.gen.ts";
import { customPrefix } from "./custom-fields.ts";

/** Values as a body has them: those of custom fields by themselves. */
export function userFields(values: { readonly [attribute: string]: unknown }): components["schemas"]["UserWrite"] {
  const told = Object.entries(values).filter(([, value]) => value !== undefined);
  const { own = [], custom = [] } = Object.groupBy(told, ([name]) =>
    name.startsWith(customPrefix) ? "custom" : "own",
  );
  const customFields = custom.map(([name, value]) => ({ name: name.slice(customPrefix.length), value }));
  // The contract has ids as numbers; in a form everything is text, and an empty one says that there is to be nothing.
  return {
    ...Object.fromEntries(own),
    ...(customFields.length > 0 && { customFields }),
  } as unknown as components["schemas"]["UserWrite"];
}

/** An update is not taken without these three, say the vendor's tables. */
export const alwaysSent = ["email", "firstName", "lastName"] as const;
