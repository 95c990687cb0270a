/** What Okta is sent: the attributes of a profile by their own names. Whatever else a mapping has is read only. */
export const profileOf = (values: { readonly [attribute: string]: unknown }): { readonly [name: string]: unknown } =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith("profile.") ? [[name.slice("profile.".length), value] as const] : [],
    ),
  );
