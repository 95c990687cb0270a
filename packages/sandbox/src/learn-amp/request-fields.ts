import { RefusedRequest } from "./learn-amp-error.ts";

/** What a body says, by field. Texts from a form, anything from JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads a body as a form of either encoding, or as JSON where that is taken; throws a refusal for what cannot be parsed. */
export async function readFields(request: Request, takesJson = true): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("json")) return takesJson ? readJson(request) : {};
  const form = await request.formData().catch(() => {
    throw new RefusedRequest(400);
  });
  return fieldsOf([...form].map(([name, value]) => [name, String(value)]));
}

async function readJson(request: Request): Promise<Fields> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new RefusedRequest(400);
  return body as Fields;
}

/** Names with `[]` behind them are lists, and `list[][member]` is a list of objects: a member that comes again begins the next one. */
function fieldsOf(pairs: readonly (readonly [name: string, value: string])[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const [, list, member] = /^([^[]+)\[\](?:\[([^\]]+)\])?$/.exec(name) ?? [];
    if (list === undefined) fields[name] = value;
    else {
      fields[list] ??= [];
      addTo(fields[list] as unknown[], member, value);
    }
  }
  return fields;
}

function addTo(list: unknown[], member: string | undefined, value: string): void {
  if (member === undefined) return void list.push(value);
  const last = list.at(-1) as Record<string, string> | undefined;
  if (last === undefined || Object.hasOwn(last, member)) list.push({ [member]: value });
  else last[member] = value;
}

/** Whether a field says that there is to be nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** Whether a field says yes. */
export function isYes(value: unknown): boolean {
  return value === true || value === "true" || value === "1";
}

/** A whole number above 0, in digits or not; undefined for anything else. */
export function idOf(value: unknown): number | undefined {
  return /^[1-9]\d{0,15}$/.test(String(value)) ? Number(value) : undefined;
}
