/** Requests a minute that an org allows per bucket, as last published (May 2025). */
export interface RateLimits {
  /** GET or POST /api/v1/users */
  readonly users: number;
  /** GET /api/v1/users/{id} and below */
  readonly readUser: number;
  /** POST, PUT and DELETE /api/v1/users/{id} and below */
  readonly writeUser: number;
  /** /api/v1/groups and below, but not one group by its id */
  readonly groups: number;
  /** /api/v1/groups/{id} only */
  readonly group: number;
  /** /api/v1/apps and below, but not one app by its id: the tightest of all */
  readonly apps: number;
  /** /api/v1/apps/{id} only */
  readonly app: number;
  /** /api/v1/logs */
  readonly logs: number;
  /** Everything else under /api/v1, and the org's metadata */
  readonly other: number;
  /** The share of a bucket that one token may use, 0 to 1; Okta's default is half. */
  readonly tokenShare: number;
  /** Simultaneous requests of the whole org. */
  readonly concurrency: number;
}

/** Name of a bucket. */
export type Bucket = "users" | "readUser" | "writeUser" | "groups" | "group" | "apps" | "app" | "logs" | "other";

/** Workforce Identity. */
export const workforceLimits: RateLimits = {
  users: 600,
  readUser: 2000,
  writeUser: 600,
  groups: 500,
  group: 1000,
  apps: 100,
  app: 500,
  logs: 120,
  other: 1200,
  tokenShare: 0.5,
  concurrency: 75,
};

/** One App and Enterprise. */
export const enterpriseLimits: RateLimits = {
  ...workforceLimits,
  readUser: 1000,
  groups: 600,
  group: 600,
  app: 600,
  logs: 50,
  other: 600,
};

/** The free Integrator plan. */
export const integratorLimits: RateLimits = {
  users: 100,
  readUser: 100,
  writeUser: 100,
  groups: 100,
  group: 100,
  apps: 20,
  app: 100,
  logs: 20,
  other: 100,
  tokenShare: 0.5,
  concurrency: 35,
};

/** Limits that nobody meets, for tests and demonstrations that are not about them. */
export const generousLimits: RateLimits = {
  users: 1_000_000,
  readUser: 1_000_000,
  writeUser: 1_000_000,
  groups: 1_000_000,
  group: 1_000_000,
  apps: 1_000_000,
  app: 1_000_000,
  logs: 1_000_000,
  other: 1_000_000,
  tokenShare: 1,
  concurrency: 10_000,
};

/** The buckets of path prefixes, most telling first; what is under none of them is "other". */
const buckets: readonly (readonly [pattern: RegExp, bucket: Bucket])[] = [
  [/^\/api\/v1\/users\/?$/, "users"],
  [/^\/api\/v1\/users\/./, "readUser"],
  [/^\/api\/v1\/groups\/[^/]+\/?$/, "group"],
  [/^\/api\/v1\/groups(\/|$)/, "groups"],
  [/^\/api\/v1\/apps\/[^/]+\/?$/, "app"],
  [/^\/api\/v1\/apps(\/|$)/, "apps"],
  [/^\/api\/v1\/logs(\/|$)/, "logs"],
];

/** Which bucket a request draws from: the exact path first, else the longest prefix. */
export function bucketOf(method: string, path: string): Bucket {
  const bucket = buckets.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
  return bucket === "readUser" && method !== "GET" ? "writeUser" : bucket;
}
