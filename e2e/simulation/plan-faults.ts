import type { Fault, FaultKind } from "@rosterkit/sandbox";
import { tell, type World } from "./create-world.ts";

const readKinds: readonly FaultKind[] = [
  "rate limited",
  "internal error",
  "unavailable",
  "time-out",
  "truncated body",
  "empty page",
  "lost answer",
];
const writeKinds: readonly FaultKind[] = [
  "rate limited",
  "concurrency limited",
  "internal error",
  "unavailable",
  "time-out",
  "truncated body",
  "lost answer",
  "lost answer",
];

/** People are written by POST alone. */
const writeMethod = ({ random, settings }: World): string =>
  settings.groups ? random.pick(["POST", "POST", "PUT", "PUT", "DELETE"]) : "POST";

/** Lists of members are among them. Groups are not: they are looked up by a query of the same path, whose empty answer is one. */
const lists = /\/(users|people|job-roles|locations|companies|custom-fields|custom-values)$/;
const reach = 60;

/** Plans a bad moment at one of the vendors. */
export function planFault(world: World): void {
  const { random, humaans, okta } = world;
  const isWrite = random.chance(0.5);
  const kind = random.pick(isWrite ? writeKinds : readKinds);
  const fault: Fault = {
    kind,
    // Only a list has pages.
    ...(kind === "empty page" && { path: lists }),
    method: isWrite ? writeMethod(world) : "GET",
    nth: isWrite ? random.between(1, 8) : random.between(1, reach),
    times: random.pick([1, 1, 2, 5]),
    retryAfterSeconds: random.pick([1, 20]),
  };
  const vendor = isWrite || random.chance(0.5) ? okta : humaans;
  vendor.planFault(fault);
  world.hasFaults = true;
  tell(world, `fault at ${vendor.name}: ${JSON.stringify({ ...fault, path: fault.path?.source })}`);
}

/** Lets every fault that still waits strike somebody else. */
export async function useUpFaults({ humaans, okta, time, ownRequests, hasFaults }: World): Promise<void> {
  if (!hasFaults) return;
  const from = okta.requests.length;
  for (const vendor of [humaans, okta])
    for (let count = 0; count < reach + 10; count += 1)
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        const path = vendor === okta ? "/api/v1/users" : "/api/people";
        const request = new Request(`https://nobody.example${path}`, { method });
        await Promise.race([vendor.handle(request).catch(() => {}), time.pass(1)]);
      }
  for (const { requestId } of okta.requests.slice(from)) ownRequests.add(requestId);
  await time.pass(120_000);
}

/** Takes something away from a token, or gives everything back. */
export function narrowAccess(world: World, isNarrow: boolean): void {
  const { random, humaans, okta } = world;
  if (!isNarrow) {
    humaans.setTokenAccess({ scopes: ["public:read", "private:read"], role: "owner" });
    okta.setTokenAccess(okta.token, "full");
    return;
  }
  const [name, narrow] = random.pick(narrowings);
  narrow(world);
  tell(world, `access narrowed: ${name}`);
}

const narrowings: readonly (readonly [string, (world: World) => void])[] = [
  ["Humaans without private:read", ({ humaans }) => humaans.setTokenAccess({ scopes: ["public:read"] })],
  ["Humaans as an ordinary user", ({ humaans }) => humaans.setTokenAccess({ role: "user" })],
  ["Okta read only", ({ okta }) => okta.setTokenAccess(okta.token, "read only")],
  ["Okta without an admin role", ({ okta }) => okta.setTokenAccess(okta.token, "no admin role")],
];
