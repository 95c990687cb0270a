/** How many requests run at once: halved when the vendor complains, raised again one by one while it does not. */
export interface Concurrency {
  /** How many may run at once now. */
  readonly allowed: number;
  /** The vendor complained about a request that began at this order. */
  complain(order: number, latestOrder: number): void;
  /** A request was answered without complaint. */
  praise(): void;
}

/** Answers without complaint, for each place there is, before another place is tried. */
const answersPerPlace = 10;

export const createConcurrency = (most: number): Concurrency => {
  let allowed = most;
  let praised = 0;
  let loweredAt = 0;
  return {
    get allowed() {
      return allowed;
    },
    complain(order, latestOrder) {
      praised = 0;
      // One burst draws many complaints; only requests begun since the last lowering are news.
      if (order <= loweredAt) return;
      loweredAt = latestOrder;
      allowed = Math.max(1, Math.floor(allowed / 2));
    },
    praise() {
      praised += 1;
      if (praised < allowed * answersPerPlace || allowed >= most) return;
      praised = 0;
      allowed += 1;
    },
  };
};
