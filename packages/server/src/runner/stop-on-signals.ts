import type { Runner } from "./runner.ts";

/** The part of Node's `process` that is needed. */
export interface SignalSource {
  once(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  off(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
}

/** Drains the runner at the first SIGTERM or SIGINT, then resolves. A second one ends the process as it always would. */
export const stopOnSignals = async (
  runner: Pick<Runner, "stop">,
  process: SignalSource,
  options?: Parameters<Runner["stop"]>[0],
): Promise<void> => {
  await new Promise<void>((resolve) => {
    const begin = () => {
      process.off("SIGTERM", begin);
      process.off("SIGINT", begin);
      resolve();
    };
    process.once("SIGTERM", begin);
    process.once("SIGINT", begin);
  });
  await runner.stop(options);
};
