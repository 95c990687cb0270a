import type { CommandRow } from "../commands/command-row.ts";
import { globalOptions } from "../program.ts";

/** The shells that can complete. */
export const shells = ["bash", "zsh", "fish"] as const;

/** One of them. */
export type Shell = (typeof shells)[number];

/** Whether a word names a shell that can complete. */
export const isShell = (word: string): word is Shell => shells.some((shell) => shell === word);

/** A command by its whole name, with the words that may follow it. */
interface Place {
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly help: string }[];
}

/** A script for a shell that completes commands and options; files are completed by the shell itself. */
export function completionScript(shell: Shell, rows: readonly CommandRow[]): string {
  const places = [{ path: "", words: wordsOf({ parts: rows }) }, ...rows.flatMap((row) => placesOf(row, ""))];
  if (shell === "fish") return places.flatMap(fishLines).join("\n");
  const script = bashScript(places);
  return shell === "bash" ? script : `#compdef rosterkit\nautoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function placesOf(row: CommandRow, above: string): readonly Place[] {
  const path = `${above} ${row.name}`.trim();
  return [{ path, words: wordsOf(row) }, ...(row.parts ?? []).flatMap((part) => placesOf(part, path))];
}

function wordsOf({ parts = [], options = [] }: Pick<CommandRow, "parts" | "options">): Place["words"] {
  const flags = [...options, ...globalOptions, { flags: "--help", help: "show help" }];
  return [
    ...parts.map(({ name, description }) => ({ word: name, help: description })),
    ...flags.map(({ flags: written, help }) => ({ word: written.split(" ")[0] ?? "", help })),
  ];
}

const bashScript = (places: readonly Place[]): string => `_rosterkit() {
  local word path="" words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
${places
  .filter(({ path }) => path !== "")
  .map(({ path }) => `      "${path.includes(" ") ? path : ` ${path}`}") path="${path}" ;;`)
  .join("\n")}
    esac
  done
  case "$path" in
${places.map(({ path, words }) => `    "${path}") words="${words.map(({ word }) => word).join(" ")}" ;;`).join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _rosterkit rosterkit`;

const fishLines = ({ path, words }: Place): readonly string[] => {
  const condition =
    path === ""
      ? "__fish_use_subcommand"
      : path
          .split(" ")
          .map((word) => `__fish_seen_subcommand_from ${word}`)
          .join("; and ");
  return words.map(({ word, help }) => {
    const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
    return `complete -c rosterkit -n '${condition}' ${what} -d '${help.replaceAll("'", "\\'")}'`;
  });
};
