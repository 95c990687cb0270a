import type { ScimResource } from "../../schema/resource-of.ts";

/** A whole list that is kept for a while. */
export interface KeptList {
  /** All of it. `goesOn`: for a further page, which may come from an older list, so that nobody falls between two reads. */
  all(goesOn: boolean): Promise<readonly ScimResource[]>;
  /** Takes in a resource as it is now, after a write or a look. */
  put(resource: ScimResource): void;
}

/** How a list is kept. */
export interface KeepOptions {
  /** Reads it whole, or rejects: half a list is none. */
  readonly read: () => Promise<readonly ScimResource[]>;
  readonly maximumAgeMs: number;
  readonly now: () => number;
}

type ById = Map<string, ScimResource>;

/** How many times the age that is fine for a first page is fine for further ones. */
const goesOnFor = 10;

/** A failure is answered to everybody who asks within so many milliseconds, or every request would read the whole list. */
const patienceMs = 5_000;

/** Reads the list when it is asked for and too old, once at a time. Ordered by id, so that it pages the same way each time. */
export function keepList({ read, maximumAgeMs, now }: KeepOptions): KeptList {
  let kept: { readonly byId: ById; readonly atMs: number } | undefined;
  let failed: { readonly error: unknown; readonly atMs: number } | undefined;
  let reading: Promise<ById> | undefined;
  let shown: readonly ScimResource[] | undefined;
  /** What was written while a read was under way, which may not show it. */
  let meanwhile: ScimResource[] = [];

  const renew = async (): Promise<ById> => {
    const atMs = now();
    meanwhile = [];
    const byId: ById = new Map((await read()).map((resource) => [String(resource.id), resource]));
    for (const resource of meanwhile) byId.set(String(resource.id), resource);
    kept = { byId, atMs };
    shown = undefined;
    return byId;
  };
  const renewOnce = (): Promise<ById> => {
    if (failed && now() - failed.atMs < Math.min(patienceMs, maximumAgeMs)) return Promise.reject(failed.error);
    failed = undefined;
    reading ??= renew()
      .catch((error: unknown) => {
        failed = { error, atMs: now() };
        throw error;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return {
    all: async (goesOn) => {
      const ageMs = kept ? now() - kept.atMs : Number.POSITIVE_INFINITY;
      const byId = kept && ageMs <= maximumAgeMs * (goesOn ? goesOnFor : 1) ? kept.byId : await renewOnce();
      shown ??= [...byId.values()].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
      return shown;
    },
    put: (resource) => {
      if (reading) meanwhile.push(resource);
      kept?.byId.set(String(resource.id), resource);
      shown = undefined;
    },
  };
}
