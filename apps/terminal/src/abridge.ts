/** The first `most` rows; whoever is in `first` comes before all others, and in any case. */
export function abridge<Row extends { readonly subject: string }>(
  rows: readonly Row[],
  most: number,
  first: ReadonlySet<string>,
): { readonly shown: readonly Row[]; readonly more: number } {
  const wanted = rows.filter(({ subject }) => first.has(subject));
  const others = rows.filter(({ subject }) => !first.has(subject)).slice(0, Math.max(0, most - wanted.length));
  return { shown: [...wanted, ...others], more: rows.length - wanted.length - others.length };
}
