import type { Filter } from "../filter/filter.ts";
import type { UnknownAttributes } from "../resource/unknown-attributes.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { PatchVerb } from "./patch-body.ts";

/** What is to be done to one attribute. */
export interface Change {
  readonly op: PatchVerb;
  /** Which of its values. Absent: all. */
  readonly filter: Filter | undefined;
  /** Which part of each. Absent: the whole. */
  readonly part: Attribute | undefined;
  /** As the request has it. */
  readonly value: unknown;
  readonly settings: ChangeSettings;
}

/** What the RFC leaves to the server, or clients expect against it. */
export interface ChangeSettings {
  readonly unknownAttributes: UnknownAttributes;
  readonly replaceUnmatched: "refuse" | "create";
}
