import { badRequest } from "../error/refuse.ts";
import type { Filter, FilterLimits } from "../filter/filter.ts";
import { parsePath } from "../filter/parse-path.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { Extension, ResourceType, Target } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import type { ChangeSettings } from "./change.ts";
import type { Draft } from "./draft.ts";
import type { PatchOperation } from "./patch-body.ts";
import { writeAttribute } from "./write-attribute.ts";

/** What every operation of one PATCH works with. */
export interface PatchContext {
  readonly draft: Draft;
  readonly type: ResourceType;
  readonly limits: FilterLimits;
  readonly settings: ChangeSettings;
}

interface Aim extends Target {
  readonly filter: Filter | undefined;
}

/** Makes one operation's changes in the draft. */
export function applyOperation(operation: PatchOperation, context: PatchContext): void {
  const { path } = operation;
  const aim = path === undefined ? wholeResource : aimAt(path, context);
  if (aim === undefined) throw unknownPath(context.type.name);
  if (aim.attribute === undefined) applyWhole(operation, aim.extension, context);
  else applyTo(aim.attribute, aim, operation, true, context);
}

const wholeResource: Aim = { extension: undefined, attribute: undefined, subAttribute: undefined, filter: undefined };

function applyTo(
  attribute: Attribute,
  { extension, subAttribute, filter }: Aim,
  { op, value }: PatchOperation,
  named: boolean,
  { draft, settings }: PatchContext,
): void {
  writeAttribute(draft, { extension, attribute, named }, { op, filter, part: subAttribute, value, settings });
}

/** What a path names in this resource type; `undefined`: nothing. */
function aimAt(path: string, { type, limits }: PatchContext): Aim | undefined {
  const plain = type.find(path);
  if (plain !== undefined) return { ...plain, filter: undefined };
  const parsed = parsePath(path, limits);
  const target = type.find(parsed.path);
  if (parsed.filter === undefined || target?.attribute === undefined) return undefined;
  const { filter, subAttribute } = parsed;
  if (subAttribute === undefined) return { ...target, filter };
  const part = target.attribute.subAttributes.get(subAttribute.toLowerCase());
  return part && { ...target, subAttribute: part, filter };
}

/** The whole resource, or a whole extension: the value's names say which attributes. */
function applyWhole(operation: PatchOperation, extension: Extension | undefined, context: PatchContext): void {
  const { op, value } = operation;
  if (op === "remove" || (op === "replace" && extension !== undefined && isNothing(value))) {
    removeWhole(extension, context);
  } else if (isRecord(value)) {
    const prefix = extension === undefined ? "" : `${extension.urn}:`;
    for (const name of Object.keys(value)) {
      applyNamed({ op, path: undefined, value: value[name] }, `${prefix}${name}`, context);
    }
  } else {
    throw badRequest("invalidValue", "An operation that names no attribute has a value that is not a JSON object");
  }
}

/** Okta names attributes, Entra ID also `name.givenName`, `emails[type eq "work"].value` and `urn:…:User:department`. */
function applyNamed(operation: PatchOperation, name: string, context: PatchContext): void {
  const aim = name.includes("[") ? aimAt(name, context) : plainAim(name, context.type);
  if (aim?.attribute !== undefined) applyTo(aim.attribute, aim, operation, false, context);
  else if (aim?.extension !== undefined) applyWhole(operation, aim.extension, context);
  else if (context.settings.unknownAttributes === "refuse") throw unknownPath(context.type.name);
}

function plainAim(name: string, type: ResourceType): Aim | undefined {
  const target = type.find(name);
  return target && { ...target, filter: undefined };
}

function removeWhole(extension: Extension | undefined, context: PatchContext): void {
  if (extension === undefined) throw badRequest("noTarget", "An operation says remove, but not what");
  if (extension.required) throw badRequest("mutability", `${extension.urn} is required`);
  const { draft, settings } = context;
  const change = { op: "remove", filter: undefined, part: undefined, value: undefined, settings } as const;
  for (const attribute of extension.attributes.values()) {
    writeAttribute(draft, { extension, attribute, named: false }, change);
  }
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

const unknownPath = (name: string) =>
  badRequest("invalidPath", `The path names an attribute that ${name} does not have`);
