const longestTimerMs = 2 ** 31 - 1;

/** Resolves after so many milliseconds; rejects at once with the signal's reason when it is aborted. */
export const waitFor = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      },
      Math.min(Math.max(ms, 0), longestTimerMs),
    );
    signal?.addEventListener("abort", stop, { once: true });
  });
