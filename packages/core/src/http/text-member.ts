/** A text in a parsed body, by the name of its member. Undefined when the body is no object, or the member no text. */
export const textMember = (body: unknown, name: string): string | undefined => {
  const value =
    typeof body === "object" && body !== null && Object.hasOwn(body, name)
      ? (body as { readonly [name: string]: unknown })[name]
      : undefined;
  return typeof value === "string" ? value : undefined;
};
