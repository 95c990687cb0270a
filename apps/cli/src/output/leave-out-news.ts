/** What Node tells on stderr of itself and not of us: that SQLite, or reading TypeScript, is new to it, and that a config's folder names no kind of module. */
const news = new Set(["ExperimentalWarning", "MODULE_TYPELESS_PACKAGE_JSON"]);

/** Leaves these warnings out; every other one is shown as Node shows it. */
export function leaveOutNews(target: Pick<NodeJS.Process, "listeners" | "removeAllListeners" | "on">): void {
  const shown = target.listeners("warning");
  target.removeAllListeners("warning");
  target.on("warning", (warning: Error & { readonly code?: string }) => {
    if (news.has(warning.name) || news.has(warning.code ?? "")) return;
    for (const show of shown) show(warning);
  });
}
