import { digest } from "../diff/digest.ts";
import type { ResourceName } from "../store/link.ts";
import type { Change, Operation } from "./change.ts";

/** The id of a change: who and what, so the same change has the same id in every plan. `step` tells two of a kind apart. */
export const changeId = (resource: ResourceName, operation: Operation, subject: string, step?: string): string =>
  [resource, operation, subject, ...(step ? [step] : [])].map(encodeURIComponent).join("/");

/**
 * Digest of what a person decides about: who, what, before and after, and why it is held. A decision lapses when one of them changes, so one
 * that lets a change past the guard says nothing about a conflict that comes up later.
 */
export const changeContent = (change: Change): string =>
  digest([
    change.id,
    change.account,
    change.set,
    change.was,
    change.state,
    change.stateWas,
    change.statusWas,
    change.replaces,
    change.held?.code,
    ...(change.operation === "rotate password" ? [change.passwordChangedAt] : []),
    ...(change.members ? [change.members] : []),
  ]);
