/** An edge that closes a circle: `from` waits for `to`, which waits (by way of others) for `from`. */
export interface Circle {
  readonly from: string;
  readonly to: string;
  /** Everybody in the circle, starting with `to`. */
  readonly members: readonly string[];
}

/**
 * Finds the edges that close circles in a graph where everybody waits for some others. Deterministic: nodes and edges are taken in order of their ids.
 * Without the edges returned the graph has no circle.
 */
export function findCircles(nodes: Iterable<string>, waitsFor: (node: string) => Iterable<string>): readonly Circle[] {
  const done = new Set<string>();
  const circles: Circle[] = [];
  for (const start of [...nodes].sort()) if (!done.has(start)) walk(start, waitsFor, done, circles);
  return circles;
}

/** Depth first, with its own stack: a chain of command can be longer than a call stack. */
function walk(start: string, waitsFor: (node: string) => Iterable<string>, done: Set<string>, circles: Circle[]): void {
  const path: string[] = [start];
  const onPath = new Set(path);
  const open: string[][] = [[...waitsFor(start)].sort().reverse()];
  for (;;) {
    const node = path.at(-1);
    const next = open.at(-1)?.pop();
    if (node === undefined) return;
    if (next === undefined) {
      done.add(node);
      onPath.delete(node);
      path.pop();
      open.pop();
    } else if (onPath.has(next)) circles.push({ from: node, to: next, members: path.slice(path.indexOf(next)) });
    else if (!done.has(next)) {
      path.push(next);
      onPath.add(next);
      open.push([...waitsFor(next)].sort().reverse());
    }
  }
}
