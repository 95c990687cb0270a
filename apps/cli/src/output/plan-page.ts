import type { Plan } from "@rosterkit/core";
import { planRows } from "@rosterkit/terminal";

/** A plan as one page that needs nothing else: no script, no style sheet, no image of anybody's. */
export const planPage = (plan: Plan): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Plan of ${escaped(plan.sync)}</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c1c1c; background: #fff }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #ddd; padding: .4rem .6rem; text-align: left; vertical-align: top }
  td:nth-child(2) { white-space: pre-line }
  h2 { margin-top: 2rem }
  @media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #161616 } th, td { border-color: #333 } }
</style>
<h1>Plan of ${escaped(plan.sync)}</h1>
<p>Made for ${escaped(plan.at)}. ${escaped(countWords(plan))}</p>
${[...Map.groupBy(planRows(plan, []), ({ kind }) => kind)].map(([kind, rows]) => section(kind, rows)).join("\n")}
${issues(plan)}
</html>
`;

const countWords = ({ counts }: Plan): string => {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? "Nothing to do." : `${some.map(([name, count]) => `${count} ${name}`).join(", ")}.`;
};

const section = (kind: string, rows: ReturnType<typeof planRows>): string => `<h2>${escaped(kind)} (${rows.length})</h2>
<table>
<tr><th scope="col">Who</th><th scope="col">Before → after</th><th scope="col">Why</th></tr>
${rows.map(({ who, what, why }) => `<tr><td>${escaped(who)}</td><td>${escaped(what.join("\n"))}</td><td>${escaped(why)}</td></tr>`).join("\n")}
</table>`;

const issues = ({ issues: all }: Plan): string =>
  all.length === 0
    ? ""
    : `<h2>Good to know (${all.length})</h2>
<ul>
${all.map(({ code, who, message }) => `<li><b>${escaped(code)}</b> ${who === undefined ? "" : `${escaped(who)}: `}${escaped(message)}</li>`).join("\n")}
</ul>`;

const entities: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
