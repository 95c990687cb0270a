import { checkValue, flows, type Kind, type Shape, textKinds } from "../shape/index.ts";
import type { Functions } from "./custom-step.ts";
import type { ChainExpression, Constant, Expression, PhoneExpression, Step, TemplateExpression } from "./expression.ts";
import { findAttribute, namesOfKinds, similarName } from "./find-attribute.ts";
import type { Report } from "./problem-list.ts";
import { findStep, stepTable } from "./step-table.ts";
import { parseTemplate } from "./template.ts";

/** What an expression is checked against. */
export interface Checking {
  readonly source: Shape;
  readonly functions: Functions;
  readonly report: Report;
}

const scalarKinds: readonly Kind[] = [...textKinds, "flag", "number"];

/** Every kind that may flow into one of these. */
const into = (kinds: readonly Kind[]): readonly Kind[] => [...new Set(kinds.flatMap((kind) => flows[kind]))];

const or = (words: readonly string[]): string => words.join(" or ");

/** Reports an attribute that the source does not have, or that is of another kind. */
export const checkName = (name: string, accepted: readonly Kind[], { source, report }: Checking): void => {
  const attribute = findAttribute(source, name);
  const similar = similarName(source, name);
  const fitting = `attributes that fit: ${namesOfKinds(source, accepted)}`;
  if (!attribute)
    report(`the source has no attribute ${name.slice(0, 80)}`, similar ? `did you mean ${similar}?` : fitting);
  else if (!accepted.includes(attribute.kind))
    report(
      `${name} is ${attribute.kind}, which does not fit ${or(accepted)}`,
      `add a step that makes it fit; ${fitting}`,
    );
};

const checkConstant = (constant: Constant, accepted: readonly Kind[], { report }: Checking): void => {
  const fits = accepted.some((kind) => scalarKinds.includes(kind) && checkValue(kind, constant) === undefined);
  if (!fits) report(`the constant does not fit ${or(accepted)}`, `give one that is ${or(accepted)}`);
};

const checkTemplate = ({ template }: TemplateExpression, accepted: readonly Kind[], checking: Checking): void => {
  const parsed = parseTemplate(template);
  if (!parsed)
    checking.report(
      "the template names no attribute or has a stray brace",
      "write attributes as {name}; for plain text use constant",
    );
  if (!accepted.includes("text"))
    checking.report(
      `a template is text, which does not fit ${or(accepted)}`,
      "add a step that makes it fit, such as asEmail",
    );
  for (const hole of parsed?.holes ?? []) checkName(hole, textKinds, checking);
};

/** The kinds a step takes and the one it gives; `undefined` when it was reported. */
const kindsOfStep = ([name, ...parameters]: Step, { functions, report }: Checking) => {
  if (name === "custom") {
    const [called, ...more] = parameters;
    const custom = typeof called === "string" && Object.hasOwn(functions, called) ? functions[called] : undefined;
    if (custom && more.length === 0) return { takes: into([custom.takes]), gives: custom.gives };
    report(
      `there is no function ${String(called).slice(0, 80)}`,
      `functions handed in: ${or(Object.keys(functions)) || "none"}`,
    );
    return undefined;
  }
  const definition = findStep(name);
  const prepared = definition?.prepare(...parameters);
  if (!definition)
    report(`there is no step ${name.slice(0, 80)}`, `steps: ${Object.keys(stepTable).join(", ")}, custom`);
  else if (typeof prepared === "string") report(`${name} ${prepared}`, "correct its parameters");
  else return { takes: into(definition.takes), gives: definition.gives };
  return undefined;
};

const checkChain = ({ from, through }: ChainExpression, accepted: readonly Kind[], checking: Checking): void => {
  const kinds = through.map((step) => kindsOfStep(step, checking));
  const first = kinds[0];
  if (first) checkExpression(from, first.takes, checking);
  kinds.forEach((given, index) => {
    const next = index === kinds.length - 1 ? accepted : kinds[index + 1]?.takes;
    if (given && next && !next.includes(given.gives))
      checking.report(
        `${through[index]?.[0]} gives ${given.gives}, which does not fit ${or(next)}`,
        "add a step between, or change their order",
      );
  });
};

const checkPhone = ({ phone, country }: PhoneExpression, accepted: readonly Kind[], checking: Checking): void => {
  if (!accepted.includes("phone"))
    checking.report(`a phone number does not fit ${or(accepted)}`, "give one to an attribute of kind phone or text");
  checkExpression(phone, textKinds, checking);
  if (country !== undefined) checkExpression(country, ["country"], checking);
};

/** Reports what keeps an expression from giving one of the accepted kinds. */
export const checkExpression = (expression: Expression, accepted: readonly Kind[], checking: Checking): void => {
  if (typeof expression === "string") checkName(expression, accepted, checking);
  else if ("constant" in expression) checkConstant(expression.constant, accepted, checking);
  else if ("template" in expression) checkTemplate(expression, accepted, checking);
  else if ("from" in expression) checkChain(expression, accepted, checking);
  else if ("phone" in expression) checkPhone(expression, accepted, checking);
  else if ("first" in expression) for (const part of expression.first) checkExpression(part, accepted, checking);
  else {
    checkExpression(expression.when, scalarKinds, checking);
    checkExpression(expression.then, accepted, checking);
    if (expression.otherwise !== undefined) checkExpression(expression.otherwise, accepted, checking);
  }
};
