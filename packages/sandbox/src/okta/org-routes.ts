import { type OktaAnswer, type OktaCall, type OktaRoute, param } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { presentSchema } from "./present-schema.ts";

/** The operations on the org itself: its public metadata, settings, user schema and user types. */
export const orgRoutes: readonly OktaRoute[] = [
  { method: "GET", path: "/.well-known/okta-organization", access: "public", run: readMetadata },
  { method: "GET", path: "/api/v1/org", access: "read", run: readSettings },
  { method: "GET", path: "/api/v1/meta/schemas/user/:id", access: "read", run: readSchema },
  {
    method: "GET",
    path: "/api/v1/meta/types/user",
    access: "read",
    run: (org, call) => ({ status: 200, body: [userType(org, call)] }),
  },
  { method: "GET", path: "/api/v1/meta/types/user/:id", access: "read", run: readType },
];

function readMetadata(org: OktaOrg, call: OktaCall): OktaAnswer {
  const alternate = org.customUrl === undefined ? {} : { alternate: { href: org.customUrl } };
  return {
    status: 200,
    body: {
      id: org.id,
      pipeline: "idx",
      settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false },
      _links: { organization: { href: org.url ?? call.origin }, ...alternate },
    },
  };
}

function readSettings(org: OktaOrg): OktaAnswer {
  return {
    status: 200,
    body: {
      id: org.id,
      subdomain: org.subdomain,
      companyName: "Rosterkit Sandbox",
      status: "ACTIVE",
      created: org.createdAt,
      lastUpdated: org.createdAt,
      expiresAt: null,
    },
  };
}

function readSchema(org: OktaOrg, call: OktaCall): OktaAnswer {
  const id = param(call, "id");
  if (id !== "default" && id !== org.schemaId) throw notFound(id, "UserSchema");
  return { status: 200, body: presentSchema(org, call.origin) };
}

function readType(org: OktaOrg, call: OktaCall): OktaAnswer {
  const id = param(call, "id");
  if (id !== "default" && id !== org.typeId) throw notFound(id, "CVDType");
  return { status: 200, body: userType(org, call) };
}

function userType(org: OktaOrg, call: OktaCall): Record<string, unknown> {
  return {
    id: org.typeId,
    displayName: "User",
    name: "user",
    description: "Okta user profile template with default permission settings",
    created: org.createdAt,
    lastUpdated: org.createdAt,
    createdBy: "sprDefault",
    lastUpdatedBy: "sprDefault",
    default: true,
    _links: {
      schema: { rel: "schema", href: `${call.origin}/api/v1/meta/schemas/user/${org.schemaId}`, method: "GET" },
      self: { rel: "self", href: `${call.origin}/api/v1/meta/types/user/${org.typeId}`, method: "GET" },
    },
  };
}
