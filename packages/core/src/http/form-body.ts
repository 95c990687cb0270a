/** How a call says that its body is a form, as `client.post(path, { body, ...asForm })`. What a form holds of each value: {@link formText}. */
export const asForm = {
  headers: { "content-type": "application/x-www-form-urlencoded" },
  bodySerializer: (body: object) => formText(body),
} as const;

/**
 * An object as the text of a form. What is none is an empty text, what is `undefined` is left out. Of a list of objects each member has its list's name
 * before it: `fields[][name]`.
 */
export const formText = (body: object): string =>
  new URLSearchParams(Object.entries(body).flatMap(([name, value]) => fieldsOf(name, value))).toString();

const fieldsOf = (name: string, value: unknown): [string, string][] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [[name, String(value ?? "")]];
  return value.flatMap((entry: object) =>
    Object.entries(entry).flatMap(([member, held]) => fieldsOf(`${name}[][${member}]`, held)),
  );
};
