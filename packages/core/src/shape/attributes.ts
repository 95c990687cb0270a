import { flows, type Kind } from "./kinds.ts";
import type { AttributeBuilders } from "./shape.ts";

const builder =
  (kind: Kind) =>
  (read: unknown, facts: object = {}) =>
    Object.freeze({ ...facts, kind, read });

const builders = Object.freeze(Object.fromEntries((Object.keys(flows) as Kind[]).map((kind) => [kind, builder(kind)])));

/** Builders of attributes for one row type, one for each kind: `const { text, day } = attributes<Person>()`. */
export const attributes = <Row>(): AttributeBuilders<Row> => builders as unknown as AttributeBuilders<Row>;
