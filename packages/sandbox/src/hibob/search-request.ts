import type { components } from "./api.gen.ts";
import type { HumanReadable } from "./employee-view.ts";
import type { HibobField } from "./hibob-fields.ts";

/** What a search asks for, checked. */
export interface AskedSearch {
  /** Ids of fields as asked for; null for the vendor's own choice. */
  readonly fields: readonly string[] | null;
  readonly humanReadable: HumanReadable;
  readonly showInactive: boolean;
  readonly filter: { readonly path: "root.id" | "root.email"; readonly values: readonly string[] } | null;
}

type Body = Partial<components["schemas"]["Search"]>;

/** Reads a body; undefined for one that the vendor does not understand. An empty one asks for the default fields. */
export function readSearch(text: string): AskedSearch | undefined {
  const body = parsed(text);
  if (body === undefined) return undefined;
  const { fields = null, humanReadable = "", showInactive = false, filters = [] } = body;
  const isSound =
    (fields === null || (isTexts(fields) && fields.length <= 400)) &&
    ["", "APPEND", "REPLACE"].includes(humanReadable) &&
    typeof showInactive === "boolean" &&
    Array.isArray(filters) &&
    filters.length <= 1 &&
    filters.every(isFilter);
  if (!isSound) return undefined;
  const [filter] = filters;
  return {
    fields: fields?.length === 0 ? null : fields,
    humanReadable,
    showInactive,
    filter: filter ? { path: filter.fieldPath, values: filter.values } : null,
  };
}

function parsed(text: string): Body | undefined {
  try {
    const body: unknown = text === "" ? {} : JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}

function isFilter(filter: NonNullable<Body["filters"]>[number]): boolean {
  const { fieldPath, operator, values } = filter ?? {};
  return ["root.id", "root.email"].includes(fieldPath) && operator === "equals" && isTexts(values) && values.length > 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

const defaultCategories: ReadonlySet<string> = new Set(["root", "about", "employment", "work"]);

/** The fields of an answer: those asked for that exist, or the default ones, which never have the company's own. */
export function fieldsAsked(asked: AskedSearch["fields"], all: readonly HibobField[]): readonly HibobField[] {
  if (asked === null) return all.filter(({ category, id }) => defaultCategories.has(category) && !/\.custom/.test(id));
  const wanted = new Set(asked);
  return all.filter(({ id }) => wanted.has(id));
}
