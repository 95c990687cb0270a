import type { Membership } from "./compare-members.ts";
import type { GroupScene } from "./group-scene.ts";

/** What planning groups gathers on the way. */
export interface GroupWork {
  readonly scene: GroupScene;
  readonly membership: Membership;
  /** Memberships of linked people in linked groups, as read now: the base of the guard's share. */
  memberships: number;
  /** Memberships of people who are out. */
  out: number;
}
