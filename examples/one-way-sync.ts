import { createMemoryStore, createSync, defaultIo } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";

/** Where the two vendors are and how to get in. In the sandbox these are pretend vendors on your own machine. */
export interface Access {
  readonly humaans: { readonly apiToken: string; readonly baseUrl: string };
  readonly okta: { readonly domain: string; readonly apiToken: string };
}

/** Makes Okta accounts for everybody in Humaans, and returns how many changes were made. */
export async function oneWaySync(access: Access): Promise<number> {
  const sync = createSync({
    source: humaans.connect(access.humaans, defaultIo()),
    target: okta.connect(access.okta, defaultIo()),
    settings: { id: "humaans-okta", lifecycle: { zone: "Europe/London" } },
    store: createMemoryStore(),
  });

  const plan = await sync.plan({ syncAll: true });
  for (const { operation, who, because } of plan.changes) console.log(`${operation} ${who}: ${because}`);

  // Nothing is written before somebody has seen the plan: "sync all" wants its digest as the word that it was seen.
  const { applied } = await sync.apply(plan, { confirm: plan.digest });
  return applied;
}
