import { attributes } from "../shape/attributes.ts";
import type { Group } from "./group.ts";

const { text } = attributes<Group>();

/** The shape of `Group`: the middle of every mapping of groups. */
export const groupShape = {
  name: text((group) => group.name, { label: "Name", unique: true, expected: true, compare: "caseless" }),
  description: text((group) => group.description, { label: "Description" }),
} as const;

/** The type of `groupShape`. */
export type GroupShape = typeof groupShape;
