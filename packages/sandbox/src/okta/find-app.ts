import type { AppRecord } from "./app-record.ts";
import { type OktaCall, param } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";

/** The app that a path names by id. Throws E0000007 when there is none. */
export function findApp(org: OktaOrg, call: OktaCall): AppRecord {
  return appOf(org, param(call, "appId"));
}

/** The app with this id. Throws E0000007 when there is none. */
export function appOf(org: OktaOrg, id: string): AppRecord {
  const app = org.apps.byId(id);
  if (app === undefined) throw notFound(id, "AppInstance");
  return app;
}
