/** A clock that goes at the machine's pace and can be set ahead, so that weeks pass in seconds. */
export interface VirtualClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sets the clock. It never goes back: an instant before now changes nothing. */
  readonly jumpTo: (at: string) => void;
}

/** Starts at an ISO instant. `machineNow` is where the pace comes from. */
export function createVirtualClock(startAt: string, machineNow: () => number = Date.now): VirtualClock {
  let aheadMs = Date.parse(startAt) - machineNow();
  return {
    now: () => machineNow() + aheadMs,
    jumpTo: (at) => {
      aheadMs = Math.max(aheadMs, Date.parse(at) - machineNow());
    },
  };
}
