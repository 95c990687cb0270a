import type { Constant, Expression, FollowExpression, Step } from "./expression.ts";
import type { Report } from "./problem-list.ts";

/** Bounds that keep hostile or generated JSON from costing much. */
export const limits = { rules: 2000, depth: 12, parts: 5000, listed: 200, entries: 10_000, text: 2000 } as const;

/** An object of unknown members, safe to look into with `Object.hasOwn`. */
export type Json = { readonly [name: string]: unknown };

/** True for an object that is no list. */
export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads expressions of one rule and counts their parts. */
interface Reading {
  readonly report: Report;
  parts: number;
}

const forms = {
  constant: ["constant"],
  first: ["first"],
  template: ["template"],
  from: ["from", "through"],
  phone: ["phone", "country"],
  when: ["when", "is", "then", "otherwise"],
} as const;

const shapesRemedy =
  "use an attribute's name, or an object with constant, first, template, from and through, phone, or when, is and then";

const isForm = (name: string): name is keyof typeof forms => Object.hasOwn(forms, name);

const isConstant = (value: unknown): value is Constant =>
  value === null ||
  (typeof value === "string" && value.length <= limits.text) ||
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value));

/** A list without gaps; `undefined` for anything else, for an empty and for a long one. */
const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.length <= limits.listed ? Array.from<unknown>(value) : undefined;

const isTable = (value: unknown): value is Json =>
  isJson(value) && Object.keys(value).length <= limits.entries && Object.values(value).every(isConstant);

const readStep = (json: unknown): Step | undefined => {
  const [name, ...parameters] = listOf(json) ?? [];
  if (typeof name !== "string" || !parameters.every((value) => isConstant(value) || isTable(value))) return undefined;
  return [name, ...parameters.map((value) => (isTable(value) ? Object.fromEntries(Object.entries(value)) : value))];
};

const readConstant = (json: Json, { report }: Reading): Expression | undefined => {
  if (isConstant(json.constant)) return { constant: json.constant };
  report("the constant is no text, number, flag or null", `give one, of ${limits.text} characters at most`);
  return undefined;
};

const readTemplate = (json: Json, { report }: Reading): Expression | undefined => {
  const template = json.template;
  if (typeof template === "string" && template.length <= limits.text) return { template };
  report("the template is no text", `write it as a text of ${limits.text} characters at most`);
  return undefined;
};

const readFirst = (json: Json, reading: Reading, depth: number): Expression | undefined => {
  const listed = listOf(json.first);
  if (!listed) {
    reading.report("first has no list", `list 1 to ${limits.listed} expressions, the most wanted first`);
    return undefined;
  }
  const first = listed.map((part) => readPart(part, reading, depth + 1));
  return first.every((part) => part !== undefined) ? { first } : undefined;
};

const readChain = (json: Json, reading: Reading, depth: number): Expression | undefined => {
  const from = readPart(json.from, reading, depth + 1);
  const through = listOf(json.through)?.map(readStep);
  if (!through?.every((step) => step !== undefined)) {
    reading.report("through has no list of steps", 'list steps as ["name", …parameters], such as ["lower"]');
    return undefined;
  }
  return from === undefined ? undefined : { from, through };
};

const readPhone = (json: Json, reading: Reading, depth: number): Expression | undefined => {
  const phone = readPart(json.phone, reading, depth + 1);
  if (!Object.hasOwn(json, "country")) return phone === undefined ? undefined : { phone };
  const country = readPart(json.country, reading, depth + 1);
  return phone === undefined || country === undefined ? undefined : { phone, country };
};

const readWhen = (json: Json, reading: Reading, depth: number): Expression | undefined => {
  const parts = ["when", "then", ...(Object.hasOwn(json, "otherwise") ? ["otherwise"] : [])];
  const [when, then, otherwise] = parts.map((part) => readPart(json[part], reading, depth + 1));
  const is = listOf(json.is);
  if (!is?.every(isConstant)) {
    reading.report("is has no list of constants", "list the values of when for which then is taken");
    return undefined;
  }
  if (when === undefined || then === undefined || (parts.length === 3 && otherwise === undefined)) return undefined;
  return { when, is, then, ...(otherwise !== undefined && { otherwise }) };
};

const readers = {
  constant: readConstant,
  template: readTemplate,
  first: readFirst,
  from: readChain,
  phone: readPhone,
  when: readWhen,
};

const readForm = (json: Json, reading: Reading, depth: number): Expression | undefined => {
  const form = Object.keys(json).find(isForm);
  if (form === undefined) {
    if (Object.hasOwn(json, "follow"))
      reading.report("follow stands inside another expression", "make it the whole rule");
    else reading.report("an object that is no expression", shapesRemedy);
    return undefined;
  }
  const known: readonly string[] = forms[form];
  const unknown = Object.keys(json).filter((name) => !known.includes(name));
  if (unknown.length === 0) return readers[form](json, reading, depth);
  reading.report(
    `${form} does not go with ${unknown.slice(0, 3).join(", ")}`,
    `leave it with ${known.join(", ")} alone`,
  );
  return undefined;
};

const readPart = (json: unknown, reading: Reading, depth: number): Expression | undefined => {
  reading.parts += 1;
  if (depth > limits.depth || reading.parts > limits.parts) {
    if (depth > limits.depth || reading.parts === limits.parts + 1)
      reading.report("too large", `nest at most ${limits.depth} deep, with at most ${limits.parts} parts`);
    return undefined;
  }
  if (typeof json === "string") return json;
  if (isJson(json)) return readForm(json, reading, depth);
  reading.report("an expression is missing or no expression", shapesRemedy);
  return undefined;
};

const readFollow = (json: Json, reading: Reading): FollowExpression | undefined => {
  const { follow, value: followed, ...more } = json;
  if (typeof follow !== "string" || Object.keys(more).length > 0) {
    reading.report("follow is not as it should be", 'write { "follow": reference, "value": expression }');
    return undefined;
  }
  const value = readPart(followed, reading, 1);
  return value === undefined ? undefined : { follow, value };
};

/** Reads one rule's value out of unknown JSON into a copy of its own; `undefined` when problems were reported. */
export const readExpression = (json: unknown, report: Report): Expression | FollowExpression | undefined => {
  const reading = { report, parts: 0 };
  return isJson(json) && Object.hasOwn(json, "follow") ? readFollow(json, reading) : readPart(json, reading, 0);
};
