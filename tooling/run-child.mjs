import { spawn } from "node:child_process";
import { constants } from "node:os";
import { environment, root } from "./set-up.mjs";

/** Runs a command in the repository with our streams, hands signals on, and ends with its exit code. */
export function runChild(command, args) {
  const shell = process.platform === "win32" && command === "npx";
  const child = spawn(command, args, { cwd: root, env: environment, shell, stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => {
    // A terminal sends Ctrl-C to the whole group, so the child has it already; a second one could mean "now".
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  // npm's shell dies of a SIGTERM without handing it on: whoever has lost the parent is to end too.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
  watch.unref();
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
