import type { Checked, EmployeeShape, GroupShape, Preset, Shape, VendorRefusal } from "@rosterkit/core/adapter";
import type { Mapping, OverridesJson } from "@rosterkit/core/mapping";
import type { z } from "zod";
import type { ScimClient } from "../client/create-scim-client.ts";
import type { Stored } from "../client/read-resource-answer.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { Group, User } from "../schema/standard-types.ts";
import type { GroupWrite, PeopleWrite, ScimTarget } from "./scim-target.ts";

/** What a vendor has of people or of groups, whose rows are `Row`. */
export interface ScimResourceDefinition<S, Write extends string, Row = never> {
  /** Named by SCIM paths: see `scimShape`. */
  readonly attributes: S;
  /** Default: that of the standard. */
  readonly type?: ResourceType;
  /** What may be written. Absent: nothing, it is a source only. */
  readonly writes?: readonly Write[];
  /** What the vendor finds exactly and freshly, the one that settles a create first. */
  readonly keys: readonly (keyof S & string)[];
  /** There is always somebody, such as the owner of the credential, so an empty list is not believed. */
  readonly neverEmpty?: true;
  /** What a row shows of how far the credential reaches: see `Reader.mark` of core. Absent: nothing. */
  mark?(row: Row): string | undefined;
  /** Absent: 404 with a SCIM error in it is believed; `ambiguous` where it may also mean that SCIM is switched off. */
  readonly absence?: "proven" | "ambiguous";
  /** What else the vendor changes with an ability, by the ability's name. */
  readonly alsoChanges?: Readonly<Record<string, string>>;
}

/** Rules of mappings that depend on settings; null drops one. */
export interface ScimRules {
  readonly toEmployee?: OverridesJson;
  readonly fromEmployee?: OverridesJson;
}

/** A SCIM vendor, described as data. */
export interface ScimDefinition<
  Input,
  Settings,
  P extends Shape<Stored<User>>,
  G extends Shape<Stored<Group>> = Shape<Stored<Group>>,
> {
  readonly id: string;
  readonly name: string;
  /** Shared with the vendor's adapter of another kind, where it has one: see `Definition.family` of core. */
  readonly family?: string;
  readonly settings: z.ZodType<Settings, Input>;
  /** Where these settings lead. Must not call anybody. */
  at(settings: Settings): ScimTarget;
  readonly users: ScimResourceDefinition<P, PeopleWrite, Stored<User>>;
  /** Absent: the vendor's groups are not used. */
  readonly groups?: ScimResourceDefinition<G, GroupWrite>;
  /** What is to be known of refusals at this vendor, by status: what to do next, and which permission is missing. */
  readonly refusals?: Readonly<Record<number, Pick<VendorRefusal, "remedy" | "permission" | "summary">>>;
  /** What a check finds besides: it is told what the base has found. */
  check?(client: ScimClient, checked: Checked, settings: Settings): Promise<Checked>;
  /** Attributes of users that only this customer has, found by asking the server. Absent: it is not asked. */
  discover?(client: ScimClient, settings: Settings): Promise<Shape<Stored<User>>>;
  /** How a user becomes an Employee. Absent: not a source of people. */
  readonly toEmployee?: Mapping<P, EmployeeShape>;
  /** How an Employee becomes a user. Absent: not a target of people. */
  readonly fromEmployee?: Mapping<EmployeeShape, P>;
  /** How a group at the vendor becomes a Group. Absent: not a source of groups. */
  readonly toGroup?: Mapping<G, GroupShape>;
  /** How a Group becomes one at the vendor. Absent: not a target of groups. */
  readonly fromGroup?: Mapping<GroupShape, G>;
  /** Rules that settings put in the place of those above, or add, as JSON; they may name what `ScimTarget.custom` has. */
  rules?(settings: Settings): ScimRules;
  readonly presets?: readonly Preset[];
}
