import { groupType } from "@rosterkit/scim";
import { type Authenticator, createScimServer } from "@rosterkit/scim/server";
import { requestWindow } from "../../parts/request-window.ts";
import { scimRefusal } from "../../scim/scim-answer.ts";
import { waitOf } from "../../scim/scim-dialect.ts";
import { isDiscovery, shapeAnswer } from "../../scim/shape-answer.ts";
import { isAuthenticated } from "../hibob-access.ts";
import type { HibobScimCompany } from "./hibob-scim-company.ts";
import { scimStore } from "./scim-store.ts";
import { scimUserType } from "./scim-user-type.ts";

/** Where SCIM is; no public source says where the vendor has it. */
export const hibobScimPath = "/scim/v2";

/** Whether a request is for the SCIM server and not for the API. */
export const isForScim = ({ url }: Request): boolean => new URL(url).pathname.startsWith(`${hibobScimPath}/`);

/** Answers as the vendor's SCIM server might on a good day: limit, credentials, permissions, then the path. */
export function hibobScimHandler(company: HibobScimCompany): (request: Request) => Promise<Response> {
  const { scim, clock } = company;
  const requests = scim.requestsAMinute ?? Number.POSITIVE_INFINITY;
  const next = requestWindow({ requests, windowSeconds: 60 }, clock.wallNow);
  const store = scimStore(company);
  const authenticator: Authenticator = {
    scheme: { type: "httpbasic", name: "HTTP Basic", description: "The service user's id and token" },
    authenticate: (request) => (isKnown(request, company) ? store : undefined),
  };
  return async (request) => {
    const { waitSeconds } = next();
    if (waitSeconds > 0)
      return scimRefusal({ status: 429, detail: "Too many requests" }, waitOf(429, scim.retryAfter, waitSeconds));
    const url = new URL(request.url);
    const refused = isKnown(request, company) ? refusalOf(url, company) : undefined;
    if (refused !== undefined) return refused;
    const server = createScimServer({
      authenticators: [authenticator],
      resourceTypes: [scimUserType(company), groupType],
      baseUrl: hibobScimPath,
      lists: { defaultCount: scim.rowsAtMost, maximumCount: scim.rowsAtMost },
    });
    return shapeAnswer(await server(request), url, scim, false);
  };
}

function isKnown(request: Request, { access, scim }: HibobScimCompany): boolean {
  if (scim.credentials === "basic") return isAuthenticated(request, access);
  return access.token !== null && request.headers.get("authorization") === `Bearer ${access.token}`;
}

/** The vendor names the lifecycle section as the least that the service user must be able to view. */
function refusalOf(url: URL, { access, scim }: HibobScimCompany): Response | undefined {
  if (!access.inGroup || !access.categories.includes("lifecycle"))
    return scimRefusal({ status: 403, detail: "The service user may not do this" });
  if (scim.discovery === "absent" && isDiscovery(url))
    return scimRefusal({ status: 404, detail: "There is nothing at this path" });
  return undefined;
}
