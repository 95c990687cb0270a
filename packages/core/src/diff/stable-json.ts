/**
 * JSON with the keys of every object in order, so that equal data gives equal text. `undefined` members are left out. For plain data alone:
 * written by hand, because `JSON.stringify` with a replacer copies every object.
 */
export function stableJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return Array.isArray(value) ? `[${value.map(stableJson).join(",")}]` : objectJson(value as Members);
}

type Members = { readonly [key: string]: unknown };

function objectJson(members: Members): string {
  let json = "";
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    json += `${json === "" ? "" : ","}${JSON.stringify(key)}:${stableJson(member)}`;
  }
  return `{${json}}`;
}
