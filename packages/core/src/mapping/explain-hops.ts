import { compileExpression, type Read, type Scope } from "./compile-expression.ts";
import type { FollowExpression } from "./expression.ts";
import { isFollow } from "./expression-names.ts";
import { findAttribute, labelOf } from "./find-attribute.ts";
import type { ExplainedStep, Explanation, Hop } from "./mapping.ts";
import type { Misread } from "./misread.ts";

/** What is to be explained. */
export interface Question {
  readonly row: unknown;
  readonly attribute: string;
  readonly resolve: ((id: string) => unknown) | undefined;
}

/** Listens while the values of one attribute are made. */
interface Recording {
  readonly sources: Explanation["sources"][number][];
  readonly steps: ExplainedStep[];
  readonly resolve: Question["resolve"];
  /** Label of the reference whose record is being read; `undefined` while it is the person's own. */
  of: string | undefined;
}

const readSource = ({ source }: Hop, attribute: string, recording: Recording): Read => {
  const read = findAttribute(source, attribute)?.read as Read | undefined;
  return (row) => {
    const value = read?.(row);
    const { of } = recording;
    const known = recording.sources.some((entry) => entry.attribute === attribute && entry.of === of);
    if (!known)
      recording.sources.push({ attribute, label: labelOf(source, attribute), ...(of !== undefined && { of }), value });
    return value;
  };
};

const telling =
  (recording: Recording, attribute: string) =>
  (step: string, read: Read): Read =>
  (row) => {
    const value = read(row);
    recording.steps.push({ attribute, step, value });
    return value;
  };

/** The record that a reference points to is read as the person's own was, under the reference's label. */
const readFollow = ({ follow, value }: FollowExpression, scope: Scope, label: string, recording: Recording): Read => {
  const [readReference, readValue] = [scope.read(follow), compileExpression(value, scope)];
  return (row) => {
    const id = readReference(row);
    if (id === undefined || id === null) return id;
    const referred = typeof id === "string" ? recording.resolve?.(id) : undefined;
    if (referred === undefined) return undefined;
    recording.of = label;
    const found = readValue(referred);
    recording.of = undefined;
    return found;
  };
};

const readAttribute = (hops: readonly Hop[], attribute: string, recording: Recording): Read => {
  const hop = hops.at(-1);
  const rule = hop && Object.hasOwn(hop.rules, attribute) ? hop.rules[attribute] : undefined;
  if (!hop || !rule) return () => undefined;
  const tell = telling(recording, attribute);
  const before = hops.slice(0, -1);
  const readName = (name: string): Read =>
    before.length > 0 ? readAttribute(before, name, recording) : readSource(hop, name, recording);
  const read = (name: string): Read => tell(labelOf(hop.source, name), readName(name));
  const misread = ({ message: step }: Misread) => void recording.steps.push({ attribute, step, value: undefined });
  const scope = { read, functions: hop.functions, tell, misread };
  if (!isFollow(rule.value)) return compileExpression(rule.value, scope);
  const label = labelOf(hop.source, rule.value.follow);
  return tell(`the ${label}'s`, readFollow(rule.value, scope, label, recording));
};

/** Makes one attribute of one person again, telling each part. For people, so it may be slow. */
export const explainHops = (hops: readonly Hop[], { row, attribute, resolve }: Question): Explanation => {
  const recording: Recording = { sources: [], steps: [], resolve, of: undefined };
  const value = readAttribute(hops, attribute, recording)(row);
  const target = hops.at(-1)?.target ?? {};
  return { attribute, label: labelOf(target, attribute), sources: recording.sources, steps: recording.steps, value };
};
