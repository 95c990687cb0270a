import { type BudgetRegistry, createSync, defaultIo, type Io, type Store } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import type { UnattendedSync } from "@rosterkit/server";

/** One sync from Humaans into Okta, as JSON that another process may be told. */
export interface ToldSync {
  readonly id: string;
  readonly hrUrl: string;
  readonly hrToken: string;
  readonly oktaUrl: string;
  readonly oktaToken: string;
  /** The name of the connection to Okta. */
  readonly oktaConnection: string;
}

/**
 * The real sync over real adapters. `heads`: headers that every call to a vendor carries, so that it can tell who calls. `now`: the clock that
 * the sync and its store go by; absent, the machine's. `budgets`: rate budgets shared with other processes; absent, this process's own.
 */
export const syncTold = (
  told: ToldSync,
  store: Store,
  heads: { readonly [name: string]: string } = {},
  now?: () => number,
  budgets?: BudgetRegistry,
): UnattendedSync => {
  const io: Io = {
    ...defaultIo(),
    fetch: (input, init) => fetch(marked(new Request(input, init), heads)),
    ...(budgets && { budgets }),
  };
  return {
    sync: createSync({
      source: humaans.connect({ apiToken: told.hrToken, baseUrl: `${told.hrUrl}/api` }, io),
      target: okta.connect({ domain: told.oktaUrl, apiToken: told.oktaToken }, io),
      settings: {
        id: told.id,
        newJoinersOnly: false,
        lifecycle: { zone: "Europe/London", leavers: { action: "deactivate" } },
        guard: wide,
        vendorHoldMs: 5000,
      },
      store,
      ...(now && { now }),
    }),
    source: { id: `HR of ${told.id}`, adapter: humaans.id },
    target: { id: told.oktaConnection, adapter: okta.id },
  };
};

const everybody = { count: 10_000, share: 1 };
const wide = {
  create: everybody,
  "login change": everybody,
  "cleared value": everybody,
  update: everybody,
  remove: everybody,
  reactivate: everybody,
  attribute: everybody,
};

const marked = (request: Request, heads: { readonly [name: string]: string }): Request => {
  for (const [name, value] of Object.entries(heads)) request.headers.set(name, value);
  return request;
};
