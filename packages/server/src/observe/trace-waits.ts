import { type Attributes, type Span, trace } from "@opentelemetry/api";
import type { Wait } from "@rosterkit/core";

/**
 * Tells waits for a vendor in the trace, as events `wait for vendor`: for the `Io.onWait` of connections that are opened for one turn, to be
 * called while `syncs.open` is asked, whose turn it then is. A wait is told by whoever moves the line on, who may be of another sync; then it stands
 * with the turn.
 */
export function traceWaits(now: () => number = Date.now): (wait: Wait) => void {
  const turn = trace.getActiveSpan();
  return (wait) => spanFor(turn)?.addEvent("wait for vendor", toldOf(wait, now()));
}

/** The plan or the apply of this turn, where it is active; else the turn. */
const spanFor = (turn: Span | undefined): Span | undefined => {
  const active = trace.getActiveSpan();
  return active?.spanContext().traceId === turn?.spanContext().traceId ? active : turn;
};

const toldOf = ({ vendor, bucket, reason, untilMs }: Wait, nowMs: number): Attributes => ({
  "rosterkit.vendor": vendor,
  "rosterkit.bucket": bucket,
  "rosterkit.reason": reason,
  "rosterkit.wait_ms": Math.max(0, untilMs - nowMs),
});
