import type { Changed } from "../resource/changed.ts";
import { schemasFor } from "../resource/extension-schemas.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { Extension, ResourceType } from "../schema/resource-type.ts";
import { equal } from "../value/equal.ts";
import { isRecord } from "../value/is-record.ts";

/** A resource under change: a copy is made when the first difference is written, and values are never changed in place. */
export interface Draft {
  readonly read: (extension: Extension | undefined, name: string) => unknown;
  /** `undefined` takes the attribute away, and an extension with its last attribute. */
  readonly write: (extension: Extension | undefined, name: string, value: unknown) => void;
  readonly finish: () => Changed;
}

export function createDraft(original: ScimResource, type: ResourceType): Draft {
  let copy: Record<string, unknown> | undefined;
  let extended = false;
  const written = new Set<string>();
  const put = (name: string, value: unknown): void => {
    copy ??= { ...original };
    written.add(name);
    if (value === undefined) delete copy[name];
    else copy[name] = value;
  };
  const valuesOf = ({ urn }: Extension): ScimResource => {
    const values = (copy ?? original)[urn];
    return isRecord(values) ? values : {};
  };
  return {
    read: (extension, name) => (extension === undefined ? (copy ?? original)[name] : valuesOf(extension)[name]),
    write: (extension, name, value) => {
      if (extension === undefined) return put(name, value);
      extended = true;
      const { [name]: _, ...others } = valuesOf(extension);
      const values = value === undefined ? others : { ...others, [name]: value };
      put(extension.urn, Object.keys(values).length === 0 ? undefined : values);
    },
    finish: () => {
      if (copy === undefined) return { resource: original, changed: false };
      if (extended) put("schemas", schemasFor(copy, type));
      const resource = copy;
      const changed = [...written].some((name) => !equal(original[name], resource[name]));
      return changed ? { resource, changed } : { resource: original, changed };
    },
  };
}
