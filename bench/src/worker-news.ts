/** What a worker's process tells: that it is ready, and when each turn of a sync began and ended. */
export interface WorkerNews {
  readonly what: "ready" | "begins" | "ends";
  /** Absent where it is ready. */
  readonly sync?: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** Tells it to the process that started this one, unless that let go already. */
export const tellNews = (news: Omit<WorkerNews, "atMs">): void => {
  if (process.connected) process.send?.({ ...news, atMs: Date.now() } satisfies WorkerNews);
};
