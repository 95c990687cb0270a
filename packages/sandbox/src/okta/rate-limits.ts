/** Requests a minute that an org allows per bucket, as last published (May 2025). */
export interface RateLimits {
  /** GET or POST /api/v1/users */
  readonly users: number;
  /** GET /api/v1/users/{id} and below */
  readonly readUser: number;
  /** POST, PUT and DELETE /api/v1/users/{id} and below */
  readonly writeUser: number;
  /** Everything else under /api/v1, and the org's metadata */
  readonly other: number;
  /** The share of a bucket that one token may use, 0 to 1; Okta's default is half. */
  readonly tokenShare: number;
  /** Simultaneous requests of the whole org. */
  readonly concurrency: number;
}

/** Name of a bucket. */
export type Bucket = "users" | "readUser" | "writeUser" | "other";

/** Workforce Identity. */
export const workforceLimits: RateLimits = {
  users: 600,
  readUser: 2000,
  writeUser: 600,
  other: 1200,
  tokenShare: 0.5,
  concurrency: 75,
};

/** One App and Enterprise. */
export const enterpriseLimits: RateLimits = { ...workforceLimits, readUser: 1000, other: 600 };

/** The free Integrator plan. */
export const integratorLimits: RateLimits = {
  users: 100,
  readUser: 100,
  writeUser: 100,
  other: 100,
  tokenShare: 0.5,
  concurrency: 35,
};

/** Limits that nobody meets, for tests and demonstrations that are not about them. */
export const generousLimits: RateLimits = {
  users: 1_000_000,
  readUser: 1_000_000,
  writeUser: 1_000_000,
  other: 1_000_000,
  tokenShare: 1,
  concurrency: 10_000,
};

/** Which bucket a request draws from: the exact path first, else the longest prefix. */
export function bucketOf(method: string, path: string): Bucket {
  if (/^\/api\/v1\/users\/?$/.test(path)) return "users";
  if (!/^\/api\/v1\/users\/./.test(path)) return "other";
  return method === "GET" ? "readUser" : "writeUser";
}
