import { type AttributeFacts, attributes } from "@rosterkit/core/adapter";
import type { OktaGroup } from "./okta-group.ts";

const { text } = attributes<OktaGroup>();

const nameFacts: AttributeFacts = {
  label: "Name",
  basicMultilingualPlane: true,
  maximumLength: 1024,
  unique: true,
  required: true,
  expected: true,
  compare: "caseless",
};

/** What Okta knows of every group. Whether names that differ in case alone are one name to it is not confirmed, so they count as one here. */
export const groupAttributes = {
  "profile.name": text((group) => group.profile.name, nameFacts),
  "profile.description": text((group) => group.profile.description, {
    label: "Description",
    basicMultilingualPlane: true,
  }),
  type: text((group) => group.type, { label: "Type", readOnly: true }),
};

/** The type of `groupAttributes`. */
export type GroupAttributes = typeof groupAttributes;
