import type { AnyResource } from "../adapter/any-adapter.ts";
import type { State } from "../adapter/state.ts";

/** Until when the vendor keeps a record in the state it is in (ISO). `undefined`: it may leave it now, or nobody knows since when it is there. */
export function lockedUntil(
  { lockedForMs }: Pick<AnyResource, "lockedForMs">,
  state: State,
  since: string | undefined,
  nowMs: number,
): string | undefined {
  const forMs = lockedForMs?.[state];
  const endsMs = forMs === undefined || since === undefined ? Number.NaN : Date.parse(since) + forMs;
  return endsMs > nowMs ? new Date(endsMs).toISOString() : undefined;
}
