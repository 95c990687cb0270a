import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceStore } from "./resource-store.ts";
import type { ScimServerSettings } from "./scim-server-options.ts";

/** What the server can do: RFC 7643 §5, and for paging RFC 9865 §4. */
export function serviceProviderConfig(
  settings: ScimServerSettings,
  store: ResourceStore,
  location: string,
): ScimResource {
  const { lists, authenticators, documentationUri, resourceTypes } = settings;
  const { defaultCount = 100, maximumCount = 1_000, defaultPaging = "index" } = lists;
  const canChange = store.update !== undefined;
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
    ...(documentationUri !== undefined && { documentationUri }),
    patch: { supported: canChange },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: maximumCount },
    changePassword: { supported: canChange && resourceTypes.some(({ attributes }) => attributes.has("password")) },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: defaultPaging,
      defaultPageSize: defaultCount,
      maxPageSize: maximumCount,
    },
    authenticationSchemes: authenticators.map(({ scheme }, index) => ({ ...scheme, primary: index === 0 })),
    meta: { resourceType: "ServiceProviderConfig", location },
  };
}
