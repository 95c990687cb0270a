import { z } from "zod";

/** A schema without the wrappers that say whether it may be left out, and what they and its registry entry say. */
export interface UnwrappedSchema {
  readonly schema: z.core.$ZodTypes;
  readonly isOptional: boolean;
  readonly default?: unknown;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly secret: boolean;
}

/** Takes off optional, default, nullable and the like; of what is said twice the outermost counts, and one secret mark is enough. */
export const unwrapSchema = (outer: z.core.$ZodType): UnwrappedSchema => {
  const { inner, ...said } = peel(outer as z.core.$ZodTypes);
  const { title, description, secret } = z.globalRegistry.get(outer) ?? {};
  const own = { title, description, secret: secret === true };
  if (!inner) return { ...own, schema: outer as z.core.$ZodTypes, isOptional: false };
  const below = unwrapSchema(inner);
  return {
    ...below,
    ...said,
    title: own.title ?? below.title,
    description: own.description ?? below.description,
    secret: own.secret || below.secret,
    isOptional: said.isOptional ?? below.isOptional,
  };
};

interface Peeled {
  readonly inner?: z.core.$ZodType;
  readonly isOptional?: boolean;
  readonly default?: unknown;
}

const peel = (schema: z.core.$ZodTypes): Peeled => {
  const { def } = schema._zod;
  switch (def.type) {
    case "optional":
      return { inner: def.innerType, isOptional: true };
    case "default":
    case "prefault":
      return { inner: def.innerType, isOptional: true, default: def.defaultValue };
    case "catch":
      return { inner: def.innerType, isOptional: true };
    case "nonoptional":
      return { inner: def.innerType, isOptional: false };
    case "nullable":
    case "readonly":
      return { inner: def.innerType };
    case "pipe":
      return { inner: (def.in as z.core.$ZodTypes)._zod.def.type === "transform" ? def.out : def.in };
    case "lazy":
      return { inner: def.getter() };
    default:
      return {};
  }
};
