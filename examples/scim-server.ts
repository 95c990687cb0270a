import type { AnyConnection } from "@rosterkit/core";
import { createAdapterStore } from "@rosterkit/scim/adapter";
import { bearerAuthenticator, createScimServer, type ScimServer } from "@rosterkit/scim/server";

/** A SCIM server in front of a vendor that has none. */
export function serveVendor(connection: AnyConnection, token: string): ScimServer {
  const store = createAdapterStore(connection, {
    lifecycle: { zone: "Europe/London" },
    onFailure: (error) => console.error(String(error)),
  });
  return createScimServer({
    baseUrl: "/scim/v2",
    authenticators: [bearerAuthenticator([{ token, store }])],
  });
}
