import type { z } from "@hono/zod-openapi";
import { pausesOf } from "../../runner/keep-trouble.ts";
import { readStanding } from "../../runner/kept-state.ts";
import type { Runner } from "../../runner/runner.ts";
import { troubleOf } from "../../runner/trouble-of.ts";
import type { ApiContext } from "../define-route.ts";
import type { syncSchema } from "../schemas/sync-schemas.ts";

type Status = z.infer<typeof syncSchema>;

/** What goes on and what waits, asked once for all syncs that are shown. */
export interface Goings {
  readonly running: Awaited<ReturnType<Runner["runningAnywhere"]>>;
  readonly queue: Awaited<ReturnType<Runner["queue"]>>;
}

/** Asks for it. */
export async function goingsOf({ runner }: Pick<ApiContext, "runner">): Promise<Goings> {
  const [running, queue] = await Promise.all([runner.runningAnywhere(), runner.queue()]);
  return { running, queue };
}

/** How a sync is, as far as the store and the queue know. One that cannot be opened says why. */
export async function syncStatus(
  { store, syncs }: ApiContext,
  id: string,
  { running, queue }: Goings,
): Promise<Status> {
  const { unfinished } = await readStanding(store, id);
  const known = {
    id,
    ...(unfinished && { unfinishedSince: unfinished.startedAt }),
    running: running.some(({ sync }) => sync === id),
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
