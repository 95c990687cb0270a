import { createScimServer } from "@rosterkit/scim/server";
import type { FaultlessHandler } from "../faults/with-faults.ts";
import { requestWindow } from "../parts/request-window.ts";
import { scimRefusal } from "../scim/scim-answer.ts";
import { waitOf } from "../scim/scim-dialect.ts";
import { isDiscovery, shapeAnswer } from "../scim/shape-answer.ts";
import { withNotices } from "../scim/with-notices.ts";
import { authenticatorsOf } from "./declaree-account.ts";
import { accountId, type DeclareeDirectory } from "./declaree-directory.ts";
import { declareeStore } from "./declaree-store.ts";

/** Where SCIM is, as the vendor spells it. */
export const declareePath = "/SCIM/v2";

/** Answers as the vendor would on a good day: limit, credentials, module, then the path. */
export function declareeHandler(directory: DeclareeDirectory, wallNow: () => number): FaultlessHandler {
  const { switches, account, types } = directory;
  const store = declareeStore(directory);
  const { requestsAMinute } = switches;
  const next = requestWindow({ requests: requestsAMinute ?? Number.POSITIVE_INFINITY, windowSeconds: 60 }, wallNow);
  return async (request, { markWritten }) => {
    const { waitSeconds } = next();
    if (waitSeconds > 0) return limited(waitSeconds, directory);
    const own = await directory.store.get(types.user, accountId);
    const isEnabled = own !== undefined && own.active !== false;
    const authenticators = authenticatorsOf(account, switches, withNotices(store, markWritten), isEnabled);
    const url = new URL(request.url);
    const admissions = await Promise.all(authenticators.map(({ authenticate }) => authenticate(request)));
    const isKnown = admissions.some((admitted) => admitted !== undefined);
    const refused = isKnown ? refusalOf(request, url, directory) : undefined;
    if (refused !== undefined) return refused;
    const server = createScimServer({
      authenticators,
      resourceTypes: [types.user, types.group],
      baseUrl: declareePath,
      lists: { defaultCount: switches.rowsAtMost, maximumCount: switches.rowsAtMost },
    });
    return shapeAnswer(await server(request), url, switches, switches.patch === "understood");
  };
}

function limited(seconds: number, { switches }: DeclareeDirectory): Response {
  return scimRefusal({ status: 429, detail: "Too many requests" }, waitOf(429, switches.retryAfter, seconds));
}

/** What is answered in front of the protocol, to somebody who is known. */
function refusalOf(request: Request, url: URL, { account, switches }: DeclareeDirectory): Response | undefined {
  if (!account.hasModule) return scimRefusal({ status: switches.moduleOff, detail: "SCIM is not available here" });
  if (request.method === "PATCH" && switches.patch !== "understood")
    return scimRefusal({ status: switches.patch, detail: "PATCH is not supported" });
  if (switches.discovery === "absent" && isDiscovery(url))
    return scimRefusal({ status: 404, detail: "There is nothing at this path" });
  return undefined;
}
