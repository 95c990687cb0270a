import type { z } from "@hono/zod-openapi";
import type { WaitingJob } from "../../jobs/jobs.ts";
import { pausesOf } from "../../runner/keep-trouble.ts";
import { troubleOf } from "../../runner/trouble-of.ts";
import type { ApiContext } from "../define-route.ts";
import type { syncSchema } from "../schemas/sync-schemas.ts";

type Status = z.infer<typeof syncSchema>;

/** How a sync is, as far as the store and the queue know. One that cannot be opened says why. */
export async function syncStatus(
  { runner, store, syncs }: ApiContext,
  id: string,
  queue: readonly WaitingJob[],
): Promise<Status> {
  const known = {
    id,
    running: runner.running().some(({ sync }) => sync === id),
    waiting: queue.filter(({ sync }) => sync === id),
    quarantined: [],
  };
  try {
    const opened = await syncs.open(id);
    return opened ? { ...known, ...(await pausesOf(store, id, opened)) } : known;
  } catch (error) {
    return { ...known, problem: troubleOf(error) };
  }
}
