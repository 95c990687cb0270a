import type { Change } from "../plan/change.ts";
import type { ResourceName } from "../store/link.ts";

/** Names one record among those of both kinds: a person and a group may have the same id. */
export const recordKey = (resource: ResourceName, id: string): string => `${resource}:${id}`;

/** What a change is about at the source, in a word for people. */
export const subjectOf = ({ resource }: Pick<Change, "resource">): "person" | "group" =>
  resource === "groups" ? "group" : "person";

/** What a change is about at the target, in a word for people. */
export const nounOf = ({ resource }: Pick<Change, "resource">): "account" | "group" =>
  resource === "groups" ? "group" : "account";
