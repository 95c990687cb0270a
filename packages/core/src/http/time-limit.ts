/** A signal that follows others and also fires when the time is up. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** True when it was the time that ran out. */
  readonly isUp: boolean;
  /** Lets go of the timer and of the followed signals. To be called when the work is done. */
  release(): void;
}

/** Starts a time limit. Unlike AbortSignal.any it leaves nothing behind on signals that live long. */
export const startTimeLimit = (ms: number, followed: AbortSignal | undefined): TimeLimit => {
  const controller = new AbortController();
  let isUp = false;
  const follow = () => controller.abort(followed?.reason);
  const timer = setTimeout(() => {
    isUp = true;
    controller.abort(new DOMException("The time limit was reached", "TimeoutError"));
  }, ms);
  if (followed?.aborted) follow();
  followed?.addEventListener("abort", follow);
  return {
    signal: controller.signal,
    get isUp() {
      return isUp;
    },
    release() {
      clearTimeout(timer);
      followed?.removeEventListener("abort", follow);
    },
  };
};
