import { Stopped } from "./stop-on-signals.ts";

/**
 * How whoever sat in front stopped it, where it is that which ended it. While a question is asked Ctrl-C is a key like any other, and the
 * prompt tells of it.
 */
export function stoppedBy(error: unknown, signal: AbortSignal): Stopped | undefined {
  const cause: unknown = signal.aborted ? signal.reason : error;
  if (cause instanceof Stopped) return cause;
  return cause instanceof Error && cause.name === "ExitPromptError" ? new Stopped(130) : undefined;
}
