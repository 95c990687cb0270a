import type { ScimClientOptions } from "@rosterkit/scim/client";

/** The platform's fetch and clock. */
export const testIo = (): ScimClientOptions["io"] => ({
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
});
