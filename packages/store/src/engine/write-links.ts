import { hash } from "node:crypto";
import type { Link } from "@rosterkit/core";
import { sql } from "kysely";
import { columnKey } from "../database/column-key.ts";
import { type Dialect, instantOf, type Transaction } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import { jsonText } from "../database/json-text.ts";
import { parseJson } from "../database/parse-json.ts";

/** A link as its row has it. */
export interface LinkLine {
  readonly resource: string;
  readonly source: string;
  readonly content: string;
  readonly hash: string;
  readonly link: Link;
}

/** Links as rows, of several for one record the last. Rejects what no store takes with a TypeError. */
export const linkLines = (links: readonly Link[]): readonly LinkLine[] => {
  const lines = new Map<string, LinkLine>();
  for (const link of links) {
    if (link.verdict === "same" && !link.target)
      throw new TypeError(`A link with the verdict "${link.verdict}" names its target`);
    const line = lineOf(link);
    lines.set(`${line.resource}:${line.source}`, line);
  }
  return [...lines.values()];
};

const lineOf = (link: Link): LinkLine => {
  const content = jsonText(link);
  return { resource: link.resource, source: columnKey(link.source), content, hash: hashOf(content), link };
};

/** 96 bits of SHA-256: what two links have in common by chance alone. */
export const hashOf = (content: string): string => hash("sha256", content, "base64url").slice(0, hashLength);

/** Letters of a hash. */
export const hashLength = 16;

const linkColumns = {
  sync: "text",
  resource: "text",
  source: "text",
  version: "integer",
  hash: "text",
  content: "text",
} as const;
const historyColumns = { ...linkColumns, replaced_at: "text" } as const;
const replaced = sql`on conflict (sync, resource, source) do update set version = excluded.version, content = excluded.content, hash = excluded.hash`;

/** Writes the links that differ from what is there. Where the decision differs, the one before goes into the history. */
export const writeLinks = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  lines: readonly LinkLine[],
  nowMs: number,
): Promise<void> => {
  for (const some of alike(lines, dialect.rowsAtOnce)) {
    const changed = await changesOf(transaction, dialect, sync, some);
    await insertRows(transaction, dialect, "link_history", historyColumns, historyOf(sync, changed, instantOf(nowMs)));
    const rows = changed.map(({ line, version }) => [
      sync,
      line.resource,
      line.source,
      version,
      line.hash,
      line.content,
    ]);
    await insertRows(transaction, dialect, "links", linkColumns, rows, replaced);
  }
};

/** Lines of one resource each, so many at once. */
function* alike(lines: readonly LinkLine[], atOnce: number): Generator<LinkLines> {
  for (const all of Map.groupBy(lines, ({ resource }) => resource).values()) {
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce);
      if (isSome(some)) yield some;
    }
  }
}

type LinkLines = readonly [LinkLine, ...LinkLine[]];

const isSome = (lines: readonly LinkLine[]): lines is LinkLines => lines.length > 0;

interface Present {
  readonly version: number;
  readonly hash: string;
}

interface LinkChange {
  readonly line: LinkLine;
  readonly version: number;
  /** The decision that it takes the place of. */
  readonly former?: string;
}

const presentLinks = <Row>(dialect: Dialect, sync: string, columns: readonly string[], lines: LinkLines) =>
  dialect.withIds<Row>({
    table: "links",
    columns,
    among: sql`sync = ${sync} and resource = ${lines[0].resource}`,
    column: "source",
    ids: lines.map(({ source }) => source),
  });

/** What is new or differs from what is there. Lines are of one resource. */
const changesOf = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  lines: LinkLines,
): Promise<readonly LinkChange[]> => {
  const query = presentLinks<Present & { source: string }>(dialect, sync, ["source", "version", "hash"], lines);
  const present = new Map((await query.execute(transaction)).rows.map((row) => [row.source, row]));
  const changed = lines.filter(({ source, hash: of }) => present.get(source)?.hash !== of);
  const replacing = changed.filter(({ source }) => present.has(source));
  const contents = isSome(replacing) ? await contentsOf(transaction, dialect, sync, replacing) : undefined;
  return changed.map((line) => changeOf(line, present.get(line.source)?.version ?? 0, contents?.get(line.source)));
};

const contentsOf = async (transaction: Transaction, dialect: Dialect, sync: string, lines: LinkLines) => {
  const query = presentLinks<{ source: string; content: string }>(dialect, sync, ["source", "content"], lines);
  return new Map((await query.execute(transaction)).rows.map(({ source, content }) => [source, content]));
};

const changeOf = (line: LinkLine, version: number, content: string | undefined): LinkChange => {
  if (content === undefined) return { line, version: 1 };
  const isSame = decisionIn(line.link) === decisionIn(parseJson(content));
  return isSame ? { line, version } : { line, version: version + 1, former: content };
};

/** What was decided, by whom, when and on what evidence; fingerprints and states are no decisions, and the journal has them. */
const decisionIn = ({ target, verdict, by, at, evidence, apart }: Link): string =>
  JSON.stringify([target, verdict, by, at, evidence, apart]);

const historyOf = (sync: string, changes: readonly LinkChange[], replacedAt: string) =>
  changes.flatMap(({ line, version, former }) =>
    former ? [[sync, line.resource, line.source, version - 1, hashOf(former), former, replacedAt]] : [],
  );
