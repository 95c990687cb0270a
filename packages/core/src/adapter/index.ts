export type { EmployeeShape } from "../employee/employee-shape.ts";
export * from "../errors/index.ts";
export { type Group, type GroupShape, groupShape } from "../group/index.ts";
export * from "../http/index.ts";
export type { Wish } from "../lifecycle/wish.ts";
export { foldName } from "../roster/fold.ts";
export * from "../shape/index.ts";
export type {
  Adapter,
  Capability,
  Checked,
  ConnectedAdapter,
  Connection,
  CredentialLife,
  Definition,
  Described,
  Events,
  Finding,
  Hint,
  Preset,
  Received,
  Registration,
} from "./adapter.ts";
export { type AnyAdapter, type AnyConnection, type AnyResource, openConnection, openResource } from "./any-adapter.ts";
export { callOf } from "./call-of.ts";
export { abilitiesOf } from "./capabilities.ts";
export type { Cascade } from "./cascade.ts";
export { namedCustomFields } from "./custom-fields.ts";
export { defineAdapter } from "./define-adapter.ts";
export { describeSettings } from "./describe-settings.ts";
export { allIn, firstIn, isSameCaseless } from "./find-in.ts";
export { inTurn, type Part } from "./in-turn.ts";
export { isSameSecret } from "./is-same-secret.ts";
export { once, oncePerReading } from "./once.ts";
export { pagesOf } from "./pages-of.ts";
export { type Batch, cursor, linkHeader, pageNumber, type Range, skipLimit, whole } from "./paging.ts";
export { parseSettings } from "./parse-settings.ts";
export type { Belonging, Evidence, List, Page, Reader, Reading, Sides } from "./reader.ts";
export { joined, type Lists, type ReaderOptions, single, type TypedSides, united } from "./readers.ts";
export { redacted, redactSettings } from "./redact-settings.ts";
export type { Company, GroupToRefine, PersonToRefine, ReferredPerson, Refine, Refined } from "./refine.ts";
export type { BelongsTo, Changes, Draft, Found, Inspection, Members, Resource, Writing } from "./resource.ts";
export type { SettingKind, SettingRow } from "./setting-row.ts";
export { address, choice, flag, labelled, rateShare, type SettingMeta, secret, setting } from "./settings.ts";
export { settingsFromEnvironment } from "./settings-from-environment.ts";
export type { State } from "./state.ts";
export { answered, eventBody, eventText } from "./take-event.ts";
export { unlessEmpty } from "./unless-empty.ts";
export { type Reach, unlessThere } from "./unless-there.ts";
