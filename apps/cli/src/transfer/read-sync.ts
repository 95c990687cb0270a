import { createHash } from "node:crypto";
import type { Batch, Entry, Link } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { headerSchema, lineSchema } from "./sync-file.ts";

/** A sync as a file has it, ready to be committed. */
export interface ReadSync {
  readonly sync: string;
  readonly batch: Required<Batch>;
}

/** Reads what `writeSync` wrote. Throws a UsageError for another format or version, and for a file that was cut short or changed. */
export async function readSync(lines: AsyncIterable<string>): Promise<ReadSync> {
  const hash = createHash("sha256");
  const links: Link[] = [];
  const entries: Entry[] = [];
  const keep: { [name: string]: unknown } = {};
  let sync: string | undefined;
  let digest: string | undefined;
  for await (const text of lines) {
    if (text.trim() === "") continue;
    if (digest !== undefined) throw notWhole();
    const value = parse(text);
    if (sync === undefined) sync = headerSchema.safeParse(value).data?.sync ?? refuse();
    else {
      const line = lineSchema.safeParse(value).data ?? refuse();
      if ("link" in line) links.push(line.link);
      else if ("entry" in line) entries.push(line.entry);
      else if ("kept" in line) keep[line.kept] = line.value;
      else digest = line.digest;
    }
    if (digest === undefined) hash.update(`${text}\n`);
  }
  if (sync === undefined || digest !== hash.digest("hex")) throw notWhole();
  return { sync, batch: { links, entries, keep } };
}

/** The parser's own error quotes the text, which holds personal data. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse();
  }
}

function refuse(): never {
  throw new UsageError("This is no sync that was exported by this version", "Export it again with: rosterkit export");
}

const notWhole = (): UsageError =>
  new UsageError("The file was changed or cut short since it was exported", "Export it again with: rosterkit export");
