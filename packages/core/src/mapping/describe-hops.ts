import { phoneWords } from "./compile-expression.ts";
import type {
  ChainExpression,
  Constant,
  Expression,
  PhoneExpression,
  Rule,
  TemplateExpression,
  WhenExpression,
} from "./expression.ts";
import { isFollow } from "./expression-names.ts";
import { labelOf } from "./find-attribute.ts";
import type { Hop, MappingRow } from "./mapping.ts";
import { prepareStep } from "./prepare-step.ts";
import { sourcesInHops } from "./sources-in-hops.ts";
import { parseTemplate } from "./template.ts";

/** The last hop and those before it. */
interface Telling {
  readonly hop: Hop;
  readonly before: readonly Hop[];
}

const constantInWords = (constant: Constant): string => (constant === null ? "none" : JSON.stringify(constant));

const nameInWords = (name: string, { hop, before }: Telling): string =>
  before.length === 0 ? labelOf(hop.source, name) : (ruleInWords(before, name) ?? "nothing");

const templateInWords = ({ template }: TemplateExpression, telling: Telling): string => {
  const { texts, holes } = parseTemplate(template) ?? { texts: [template], holes: [] };
  const filled = texts.map((text, index) => {
    const hole = holes[index];
    return hole === undefined ? text : `${text}{${nameInWords(hole, telling)}}`;
  });
  return JSON.stringify(filled.join(""));
};

const chainInWords = ({ from, through }: ChainExpression, telling: Telling): string =>
  [inWords(from, telling), ...through.map((step) => prepareStep(step, telling.hop.functions).words)].join(", ");

const whenInWords = ({ when, is, then, otherwise }: WhenExpression, telling: Telling): string => {
  const listed = is.map(constantInWords).join(" or ");
  const other = otherwise === undefined ? "none" : inWords(otherwise, telling);
  return `${inWords(then, telling)} when ${inWords(when, telling)} is ${listed}, else ${other}`;
};

const phoneInWords = ({ phone, country }: PhoneExpression, telling: Telling): string => {
  const number = `${inWords(phone, telling)}, ${phoneWords}`;
  return country === undefined ? number : `${number}, of ${inWords(country, telling)} where it says no country`;
};

const inWords = (expression: Expression, telling: Telling): string => {
  if (typeof expression === "string") return nameInWords(expression, telling);
  if ("constant" in expression) return constantInWords(expression.constant);
  if ("template" in expression) return templateInWords(expression, telling);
  if ("phone" in expression) return phoneInWords(expression, telling);
  if ("from" in expression) return chainInWords(expression, telling);
  if ("when" in expression) return whenInWords(expression, telling);
  return `the first of ${expression.first.map((part) => inWords(part, telling)).join("; ")}`;
};

/** How an attribute is made, through all hops; `undefined` for one without a rule. */
const ruleInWords = (hops: readonly Hop[], attribute: string): string | undefined => {
  const hop = hops.at(-1);
  const rule = hop && Object.hasOwn(hop.rules, attribute) ? hop.rules[attribute] : undefined;
  if (!hop || !rule) return undefined;
  const telling = { hop, before: hops.slice(0, -1) };
  if (!isFollow(rule.value)) return inWords(rule.value, telling);
  return `the ${labelOf(hop.source, rule.value.follow)}'s ${inWords(rule.value.value, telling)}`;
};

/** True when every hop takes the value as it is. */
const isBare = (hops: readonly Hop[], attribute: string): boolean => {
  const value = hops.at(-1)?.rules[attribute]?.value;
  return typeof value === "string" && (hops.length === 1 || isBare(hops.slice(0, -1), value));
};

const policies = ({ write, onNull }: Rule): Pick<MappingRow, "write" | "onNull"> => ({
  write: write ?? "always",
  onNull: onNull ?? "threeWay",
});

/** The rows of a mapping table, in the order of the last hop's rules. */
export const describeHops = (hops: readonly Hop[]): readonly MappingRow[] => {
  const last = hops.at(-1);
  return Object.entries(last?.rules ?? {}).map(([to, rule]) => ({
    to,
    toLabel: last ? labelOf(last.target, to) : to,
    from: sourcesInHops(hops, to),
    steps: isBare(hops, to) ? "" : (ruleInWords(hops, to) ?? ""),
    ...policies(rule),
  }));
};
