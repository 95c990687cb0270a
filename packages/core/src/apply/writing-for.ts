import type { Writing } from "../adapter/resource.ts";
import type { Change } from "../plan/change.ts";
import type { RunContext } from "./run-context.ts";

/** What a write is told besides its content. A plan that counts no mail for a change wants none sent. */
export const writingFor = (run: RunContext, change: Change, version?: string): Writing => ({
  ...(version !== undefined && { version }),
  sendMail: (change.mails ?? 0) > 0,
  ...(change.revokeSessions && { revokeSessions: true }),
  signal: run.lease.lost,
  ...(run.giveUp && { giveUp: run.giveUp }),
  onRequestId: (id) => {
    if (!run.requests.has(change.id)) run.requests.set(change.id, id);
  },
});
