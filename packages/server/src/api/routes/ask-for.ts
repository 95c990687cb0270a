import type { WaitingJob } from "../../jobs/jobs.ts";
import type { ApiContext } from "../define-route.ts";
import { ProblemError } from "../problem-error.ts";
import { assertSync } from "./sync-of.ts";

/** Has something come next for a sync, and tells what waits for it then. */
export async function askFor(
  context: Pick<ApiContext, "runner" | "syncs">,
  id: string,
  ask: () => Promise<void>,
): Promise<{ readonly waiting: readonly WaitingJob[] }> {
  await assertSync(context, id);
  await ask().catch((error: unknown) => {
    throw error instanceof RangeError ? tooManyWait() : error;
  });
  return { waiting: (await context.runner.queue()).filter(({ sync }) => sync === id) };
}

const tooManyWait = (): ProblemError =>
  new ProblemError({
    status: 429,
    code: "too-many-waiting",
    message: "Too many actions wait for this sync",
    remedy: "Let some of them be done first.",
    retryAfterSeconds: 60,
  });
