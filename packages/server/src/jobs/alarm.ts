/** Rings at many instants, with one timer. */
export interface Alarm {
  /** Rings for this name at an instant, in milliseconds since 1970, and not at the one that was set for it before. */
  set(name: string, atMs: number): void;
  /** Rings no more. */
  stop(): void;
}

/** Timers take no longer waits. */
const longestTimerMs = 2_147_483_647;

/** `ring`: told the names whose instants have come. */
export const createAlarm = (ring: (names: readonly string[]) => void): Alarm => {
  const instants = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextMs = Number.POSITIVE_INFINITY;

  const arm = (): void => {
    clearTimeout(timer);
    if (!Number.isFinite(nextMs)) return;
    timer = setTimeout(sound, Math.min(Math.max(0, nextMs - Date.now()), longestTimerMs));
    timer.unref();
  };
  const sound = (): void => {
    const come = [...instants].filter(([, atMs]) => atMs <= Date.now()).map(([name]) => name);
    for (const name of come) instants.delete(name);
    nextMs = [...instants.values()].reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    arm();
    if (come.length > 0) ring(come);
  };
  return {
    set: (name, atMs) => {
      instants.set(name, atMs);
      if (atMs >= nextMs) return;
      nextMs = atMs;
      arm();
    },
    stop: () => {
      clearTimeout(timer);
      instants.clear();
    },
  };
};
