import { open } from "node:fs/promises";

/** Writes texts into a file that its owner alone may read, also where one that others may read was there. Resolves once it is on the disk. */
export async function keepPrivately(file: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.chmod(0o600);
    for await (const text of texts) await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
