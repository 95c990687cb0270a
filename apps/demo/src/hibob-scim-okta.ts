import { hibobScim, hibobScimBehaviour } from "@rosterkit/hibob";
import type { HibobStandIn } from "@rosterkit/sandbox";
import { openIntoOkta, type SourceOfPair } from "./into-okta.ts";
import { type HibobMode, hibobSource } from "./open-hibob.ts";
import type { Scene, World } from "./pair.ts";

/** HiBob (its SCIM server) and Okta, both pretended, with the real adapters between: people and groups. */
export const hibobScimToOkta = (world: World): Promise<Scene> => openIntoOkta(world, hibobScimSource(world));

/** HiBob (its SCIM server), pretended, with its story. */
export const hibobScimSource = (world: World): SourceOfPair => hibobSource(world, scimMode);

/** As Okta's import from HiBob through SCIM behaves. */
function scimMode({ serviceUserId, token, companyId, scimPath, setAccess, groupSizes }: HibobStandIn): HibobMode {
  const { lifecycle, ...behaviour } = hibobScimBehaviour();
  return {
    end: {
      name: "HiBob (SCIM)",
      apiPath: scimPath,
      connect: (baseUrl, io) =>
        hibobScim.connect({ serviceUserId, token, companyId: String(companyId), baseUrl, externalNames }, io),
      tryIt: (url) => `curl -u "${serviceUserId}:${token}" "${url}/Users?count=2"`,
      narrow: () => setAccess({ categories: ["root", "about", "work"] }),
    },
    settings: { id: "hibob-scim-okta", ...behaviour, lifecycle: { ...lifecycle, zone: "Europe/London" } },
    beforeStart: "the import makes a staged account, which is in the department's group",
    firstPlanWords: '"sync all": accounts for everybody whom HiBob shows, and its groups, confirmed as a whole',
    // Okta takes one membership a request.
    mostWithinLimits: 20,
    groups: () => Object.values(groupSizes()),
  };
}

/** What the customer calls what HiBob's SCIM server has no name for. */
const externalNames = { department: "department", reportsTo: "managerID", site: "site", startDate: "startDate" };
