import { hibob, hibobBehaviour } from "@rosterkit/hibob";
import type { HibobStandIn } from "@rosterkit/sandbox";
import { openIntoOkta, type SourceOfPair } from "./into-okta.ts";
import { type HibobMode, hibobSource } from "./open-hibob.ts";
import type { Scene, World } from "./pair.ts";

/** HiBob (its API) and Okta, both pretended, with the real adapters between. */
export const hibobToOkta = (world: World): Promise<Scene> => openIntoOkta(world, hibobApiSource(world));

/** HiBob (its API), pretended, with its story. */
export const hibobApiSource = (world: World): SourceOfPair => hibobSource(world, apiMode);

/** As HiBob's own Okta integration behaves. */
function apiMode({ serviceUserId, token, setAccess }: HibobStandIn): HibobMode {
  const { lifecycle, ...behaviour } = hibobBehaviour();
  return {
    end: {
      name: "HiBob",
      apiPath: "/v1",
      connect: (baseUrl, io) => hibob.connect({ serviceUserId, token, baseUrl }, io),
      tryIt: (url) => `curl -u "${serviceUserId}:${token}" -X POST "${url}/people/search" -d '{"showInactive":true}'`,
      narrow: () => setAccess({ categories: ["root", "about", "work"] }),
    },
    settings: { id: "hibob-okta", ...behaviour, lifecycle: { ...lifecycle, zone: "Europe/London" } },
    beforeStart: "as in HiBob's own integration there is no account before",
    firstPlanWords: '"sync all": accounts for everybody who has started, confirmed as a whole',
  };
}
