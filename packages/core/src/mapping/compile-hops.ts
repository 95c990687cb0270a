import { compileExpression, type Read } from "./compile-expression.ts";
import type { FollowExpression, Rule } from "./expression.ts";
import { bareName, isFollow, namesIn } from "./expression-names.ts";
import { findAttribute } from "./find-attribute.ts";
import type { Hop } from "./mapping.ts";
import type { ProblemList, Report } from "./problem-list.ts";

/** How an attribute is settled from another record. */
export interface CompiledFollow {
  readonly reference: string;
  readonly readReference: Read;
  readonly readValue: Read;
}

/** The closure of one attribute. A followed one reads `undefined` and says how it is settled. */
export interface CompiledAttribute {
  readonly read: Read;
  readonly follow?: CompiledFollow;
}

type Attributes = (name: string) => CompiledAttribute;

const absent: CompiledAttribute = { read: () => undefined };

const oneRecord = "follow in one of the two mappings only, and take what was followed as it is or through steps";

const attributesOf =
  ({ source }: Hop): Attributes =>
  (name) => {
    const read = findAttribute(source, name)?.read;
    return read ? { read: read as Read } : absent;
  };

const compileFollow = ({ follow, value }: FollowExpression, attributes: Attributes, hop: Hop, report: Report) => {
  const isTwice = [follow, ...namesIn(value)].some((name) => attributes(name).follow);
  if (isTwice) report("follows a reference to a record that is itself followed", oneRecord);
  const scope = { read: (name: string) => attributes(name).read, functions: hop.functions };
  const readValue = compileExpression(value, scope);
  return { ...absent, follow: { reference: follow, readReference: attributes(follow).read, readValue } };
};

/** A rule over an attribute that the hop before follows is itself settled later: its steps run on the record referred to. */
const carryFollow = (
  value: Exclude<Rule["value"], FollowExpression>,
  attributes: Attributes,
  hop: Hop,
  report: Report,
) => {
  const name = bareName(value);
  const follow = name === undefined ? undefined : attributes(name).follow;
  if (!follow) {
    report("mixes what is read from the person's record with what is followed", oneRecord);
    return absent;
  }
  const readValue = compileExpression(value, { read: () => follow.readValue, functions: hop.functions });
  return { ...absent, follow: { ...follow, readValue } };
};

const compileRule = ({ value }: Rule, attributes: Attributes, hop: Hop, report: Report): CompiledAttribute => {
  if (isFollow(value)) return compileFollow(value, attributes, hop, report);
  if (namesIn(value).some((name) => attributes(name).follow)) return carryFollow(value, attributes, hop, report);
  return { read: compileExpression(value, { read: (name) => attributes(name).read, functions: hop.functions }) };
};

const compileHop = (hop: Hop, attributes: Attributes, problems: ProblemList): Map<string, CompiledAttribute> =>
  new Map(
    Object.entries(hop.rules).map(([name, rule]) => [name, compileRule(rule, attributes, hop, problems.about(name))]),
  );

/**
 * Compiles mappings that run one after the other: each over the closures of the one before, with no record between.
 * Gives the attributes of the last one's target that have a rule. Reports what cannot be settled in one look at another record.
 */
export const compileHops = (hops: readonly Hop[], problems: ProblemList): ReadonlyMap<string, CompiledAttribute> => {
  let compiled = new Map<string, CompiledAttribute>();
  hops.forEach((hop, index) => {
    const before = compiled;
    compiled = compileHop(hop, index === 0 ? attributesOf(hop) : (name) => before.get(name) ?? absent, problems);
  });
  return compiled;
};
