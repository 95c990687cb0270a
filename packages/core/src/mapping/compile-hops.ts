import { compileExpression, type Read, type Scope } from "./compile-expression.ts";
import type { Expression, FollowExpression, Rule } from "./expression.ts";
import { bareName, isFollow, namesIn } from "./expression-names.ts";
import { findAttribute } from "./find-attribute.ts";
import type { Hop } from "./mapping.ts";
import { mayMisread } from "./may-misread.ts";
import type { MayMisread } from "./misread.ts";
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
  /** Of the person's own value, or of the followed one. */
  readonly misreads: MayMisread;
  readonly follow?: CompiledFollow;
}

type Attributes = (name: string) => CompiledAttribute;

/** What compiling the attributes of one hop needs. */
interface Compiling {
  readonly hop: Hop;
  readonly attributes: Attributes;
  readonly listen: Scope["misread"];
}

const absent: CompiledAttribute = { read: () => undefined, misreads: "never" };

const oneRecord = "follow in one of the two mappings only, and take what was followed as it is or through steps";

const attributesOf =
  ({ source }: Hop): Attributes =>
  (name) => {
    const read = findAttribute(source, name)?.read;
    return read ? { read: read as Read, misreads: "never" } : absent;
  };

/** A scope with the readers that it is given, and whether an expression in it may be misread. */
const scopeOf = ({ hop: { functions }, listen }: Compiling, read: Scope["read"]): Scope => ({
  read,
  functions,
  ...(listen && { misread: listen }),
});

const misreadsOf = (value: Expression, { hop, attributes }: Compiling): MayMisread =>
  mayMisread(value, hop.functions, (name) => attributes(name).misreads);

const compileFollow = ({ follow, value }: FollowExpression, compiling: Compiling, report: Report) => {
  const { attributes } = compiling;
  const isTwice = [follow, ...namesIn(value)].some((name) => attributes(name).follow);
  if (isTwice) report("follows a reference to a record that is itself followed", oneRecord);
  const readValue = compileExpression(
    value,
    scopeOf(compiling, (name) => attributes(name).read),
  );
  const settled = { reference: follow, readReference: attributes(follow).read, readValue };
  return { ...absent, misreads: misreadsOf(value, compiling), follow: settled };
};

/** A rule over an attribute that the hop before follows is itself settled later: its steps run on the record referred to. */
const carryFollow = (value: Expression, compiling: Compiling, report: Report) => {
  const name = bareName(value);
  const follow = name === undefined ? undefined : compiling.attributes(name).follow;
  if (!follow) {
    report("mixes what is read from the person's record with what is followed", oneRecord);
    return absent;
  }
  const readValue = compileExpression(
    value,
    scopeOf(compiling, () => follow.readValue),
  );
  return { ...absent, misreads: misreadsOf(value, compiling), follow: { ...follow, readValue } };
};

const compileRule = ({ value }: Rule, compiling: Compiling, report: Report): CompiledAttribute => {
  const { attributes } = compiling;
  if (isFollow(value)) return compileFollow(value, compiling, report);
  if (namesIn(value).some((name) => attributes(name).follow)) return carryFollow(value, compiling, report);
  const read = compileExpression(
    value,
    scopeOf(compiling, (name) => attributes(name).read),
  );
  return { read, misreads: misreadsOf(value, compiling) };
};

const compileHop = (compiling: Compiling, problems: ProblemList): Map<string, CompiledAttribute> =>
  new Map(
    Object.entries(compiling.hop.rules).map(([name, rule]) => [
      name,
      compileRule(rule, compiling, problems.about(name)),
    ]),
  );

/**
 * Compiles mappings that run one after the other: each over the closures of the one before, with no record between.
 * Gives the attributes of the last one's target that have a rule. Reports what cannot be settled in one look at another record.
 * `listen`, left out on the hot path, is told of every value that cannot be read.
 */
export const compileHops = (
  hops: readonly Hop[],
  problems: ProblemList,
  listen?: Scope["misread"],
): ReadonlyMap<string, CompiledAttribute> => {
  let compiled = new Map<string, CompiledAttribute>();
  hops.forEach((hop, index) => {
    const before = compiled;
    const attributes = index === 0 ? attributesOf(hop) : (name: string) => before.get(name) ?? absent;
    compiled = compileHop({ hop, attributes, listen }, problems);
  });
  return compiled;
};
