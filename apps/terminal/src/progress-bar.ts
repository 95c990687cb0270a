import { Presets, SingleBar } from "cli-progress";
import { type Progress, readWords } from "./progress.ts";
import { createWaitFilter, secondsOf, waitWords } from "./wait-words.ts";

/** A bar that is drawn over and over: for terminals. It is gone when its work is over. */
export function createProgressBar(stream: NodeJS.WritableStream): Progress {
  let bar: SingleBar | undefined;
  let waits: readonly string[] = [];
  const isNews = createWaitFilter();
  const draw = (total: number, done: number, label: string) => {
    bar ??= startBar(stream);
    bar.setTotal(total);
    bar.update(done, { label });
  };
  return {
    planning: (progress) => draw(1, progress.phase === "planning" ? 1 : 0, readWords(progress)),
    applying: ({ done, total, etaMs }) => draw(total, done, `${done} of ${total}, ${secondsOf(etaMs)} left`),
    waiting: (wait) => {
      const words = waitWords(wait);
      bar ??= startBar(stream);
      bar.update({ label: words });
      waits = isNews(wait) ? [...waits, words] : waits;
    },
    end: () => {
      bar?.stop();
      bar = undefined;
      // A bar leaves no trace, and that there was a wait is worth knowing.
      for (const words of waits) stream.write(`  ${words}\n`);
      waits = [];
    },
  };
}

function startBar(stream: NodeJS.WritableStream): SingleBar {
  const options = {
    format: "  {bar} {label}",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    fps: 20,
    gracefulExit: false,
    stream,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(1, 0, { label: "" });
  return bar;
}
