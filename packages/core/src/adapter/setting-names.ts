/** `apiToken` of `humaans` → `HUMAANS_API_TOKEN`. Without an adapter: `API_TOKEN`. */
export const environmentName = (path: readonly string[], adapterId?: string): string =>
  words(path, adapterId).join("_").toUpperCase();

/** `apiToken` of `humaans` → `--humaans-api-token`. Without an adapter: `--api-token`. */
export const flagName = (path: readonly string[], adapterId?: string): string =>
  `--${words(path, adapterId).join("-").toLowerCase()}`;

/** `baseUrl` → `Base url`: how a setting is called that has no label. */
export const wordsOf = (name: string): string => {
  const text = splitWords(name).join(" ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const words = (path: readonly string[], adapterId: string | undefined): readonly string[] =>
  [...(adapterId ? [adapterId] : []), ...path].flatMap(splitWords);

const splitWords = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
