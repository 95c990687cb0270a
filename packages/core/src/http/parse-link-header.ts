/** Bounds the work on a header that somebody else wrote. */
const longest = 8192;

/** The targets of a `Link` header by relation, `next` among them (RFC 8288). Several headers arrive joined by commas. The first target of a relation counts; what cannot be read is left out. */
export const parseLinkHeader = (header: string | null | undefined): Readonly<Record<string, string>> => {
  const targets: Record<string, string> = Object.create(null);
  // A link is <target> and its parameters; commas inside either are not separators.
  for (const [, target = "", parameters = ""] of (header ?? "")
    .slice(0, longest)
    .matchAll(/<([^>]*)>((?:\s*;\s*[^\s;,="]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g))
    for (const relation of relationsOf(parameters)) targets[relation] ??= target;
  return targets;
};

/** Parameter by parameter, because a quoted one may look like another. */
const parameter = /;\s*([^\s;,="]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g;

const relationsOf = (parameters: string): readonly string[] => {
  for (const [, name = "", quoted, bare] of parameters.matchAll(parameter))
    if (name.toLowerCase() === "rel") return (quoted ?? bare ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return [];
};
