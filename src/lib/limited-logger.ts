import type { Clock } from "./clock.ts";
import type { Logger } from "./logger.ts";

export interface LimitedLogger extends Logger {
  /** Says how many lines were left out since the last time, where any were and their time is over. */
  flush(): void;
}

export interface LogLimit {
  /** Lines of one message that are written in a span of time; of the rest, the number. */
  readonly lines: number;
  readonly span: number;
}

interface Window {
  readonly since: number;
  written: number;
  leftOut: number;
}

const MINUTE = { lines: 10, span: 60_000 };

/** A logger for what strangers can cause: of many lines that say the same, the first are written and the rest counted. */
export function limitedLogger(log: Logger, clock: Clock, { lines, span }: LogLimit = MINUTE): LimitedLogger {
  /** By level and message, which are few: values vary, messages do not. */
  const windows = new Map<string, { readonly level: keyof Logger; readonly message: string; window: Window }>();
  const fresh = (): Window => ({ since: clock.now(), written: 0, leftOut: 0 });

  const end = (level: keyof Logger, message: string, { since, leftOut }: Window) => {
    if (leftOut > 0) log[level]({ leftOut, since: new Date(since).toISOString() }, message);
  };
  const write = (level: keyof Logger) => (values: object, message: string) => {
    const key = `${level} ${message}`;
    const known = windows.get(key) ?? { level, message, window: fresh() };
    windows.set(key, known);
    if (clock.now() - known.window.since >= span) {
      end(level, message, known.window);
      known.window = fresh();
    }
    if (known.window.written >= lines) known.window.leftOut++;
    else {
      known.window.written++;
      log[level](values, message);
    }
  };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    flush() {
      for (const [key, { level, message, window }] of windows) {
        if (clock.now() - window.since < span) continue;
        end(level, message, window);
        windows.delete(key);
      }
    },
  };
}
