import { trace } from "@opentelemetry/api";
import type { Wait } from "@rosterkit/core";
import type { Observers } from "./join-listeners.ts";

/**
 * A listener that tells waits for a vendor in the trace, as events `wait for vendor` of the plan or the apply that goes on. Where several syncs share
 * a vendor's limit, a wait of all of them stands with the one that found it out. `now`: as in `Io`.
 */
export const traceWaits = ({
  now = Date.now,
}: {
  readonly now?: () => number;
} = {}): Required<Pick<Observers, "onWait">> => ({
  onWait: ({ vendor, bucket, reason, untilMs }: Wait) => {
    trace.getActiveSpan()?.addEvent("wait for vendor", {
      "rosterkit.vendor": vendor,
      "rosterkit.bucket": bucket,
      "rosterkit.reason": reason,
      "rosterkit.wait_ms": Math.max(0, untilMs - now()),
    });
  },
});
