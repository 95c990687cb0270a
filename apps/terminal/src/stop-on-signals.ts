/** Stopped from outside: exit codes are 128 and the signal's number, as shells have it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly exitCode: number;

  constructor(exitCode: number) {
    super("Stopped");
    this.exitCode = exitCode;
  }
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Aborts at the first Ctrl-C, so that what is under way ends cleanly, and calls `onStop`; at the second the process ends at once. */
export function stopOnSignals(onStop: () => void): AbortSignal {
  const controller = new AbortController();
  for (const [name, code] of Object.entries(exitCodes)) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(code);
      onStop();
      controller.abort(new Stopped(code));
    });
  }
  return controller.signal;
}
