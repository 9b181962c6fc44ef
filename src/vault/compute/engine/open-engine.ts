import type { Clock } from "../../../lib/clock.ts";
import { computeError } from "../errors.ts";
import type { Answer, Call, EngineSettings, Fault, Rows, TableFile } from "./protocol.ts";
import type { StartProcess } from "./start-process.ts";

/** Memory of the process beside the engine's own: what rows take on their way out. */
const HEAP_MIB = 512;

export interface OpenEngineParameters {
  readonly start: StartProcess;
  readonly clock: Clock;
  /** Milliseconds that a statement may take to be parsed, or to be run. */
  readonly milliseconds: number;
  /** Milliseconds that the tables may take to be loaded. */
  readonly loadMilliseconds: number;
  readonly settings: EngineSettings;
  readonly abort?: AbortSignal | undefined;
}

/** An engine in a process of its own. After anything went wrong it is gone, and answers nothing more. */
export interface Engine {
  /** The tree of a statement, as JSON. */
  parse(sql: string): Promise<string>;
  load(tables: readonly TableFile[]): Promise<void>;
  /** @param most Rows. */
  run(sql: string, binds: readonly string[], most: number): Promise<Rows>;
  close(): Promise<void>;
}

/**
 * @example
 * import { systemClock } from "../../../lib/clock.ts";
 * import { openEngine } from "./open-engine.ts";
 * import { startProcess } from "./start-process.ts";
 *
 * const settings = { threads: 2, memoryMiB: 512 };
 * const limits = { milliseconds: 10_000, loadMilliseconds: 60_000 };
 * const engine = openEngine({ start: startProcess, clock: systemClock, settings, ...limits });
 * const tree = await engine.parse("SELECT count(*) FROM load");
 * await engine.close();
 */
export function openEngine(parameters: OpenEngineParameters): Engine {
  const { clock, milliseconds, loadMilliseconds, settings, abort } = parameters;
  const process = parameters.start({ heapMiB: HEAP_MIB });
  let waiting: { hear(answer: Answer): void; fail(error: unknown): void } | undefined;
  let gone: unknown;

  function end(error: unknown): void {
    gone ??= error;
    waiting?.fail(gone);
    waiting = undefined;
  }

  process.onAnswer((answer) => {
    waiting?.hear(answer);
    waiting = undefined;
  });
  process.onEnd((reason) => end(failed(`the engine's process ${reason}`)));
  const aborted = () => computeError("QUERY_ABORTED", "the query was called off", {}, abort?.reason);

  async function call(asked: Call, limit: number): Promise<unknown> {
    if (abort?.aborted) end(aborted());
    if (gone !== undefined) throw gone;
    const over = new AbortController();
    const stop = () => end(aborted());
    abort?.addEventListener("abort", stop, { once: true });
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        waiting = { hear: resolve, fail: reject };
        clock.sleep(limit, over.signal).then(() => {
          if (!over.signal.aborted) end(computeError("QUERY_TIME_EXCEEDED", `not done in ${limit} ms`, { limit }));
        });
        process.send(asked);
      });
      if ("fault" in answer) throw errorOf(answer.fault, settings);
      return answer.value;
    } catch (error) {
      end(error);
      await process.kill();
      throw error;
    } finally {
      over.abort();
      abort?.removeEventListener("abort", stop);
    }
  }

  return {
    parse: async (sql) => String(await call({ do: "parse", sql }, milliseconds)),
    load: async (tables) => void (await call({ do: "load", settings, tables }, loadMilliseconds)),
    run: async (sql, binds, most) => (await call({ do: "run", sql, binds, most }, milliseconds)) as Rows,
    async close() {
      end(failed("the engine is closed"));
      await process.kill();
    },
  };
}

/** The engine's own words may hold values of the tables: they are the cause, for the owner's log, and not part of the answer. */
const failed = (reason: string) => computeError("QUERY_FAILED", "the engine failed", {}, new Error(reason));

function errorOf(fault: Fault, { memoryMiB }: EngineSettings) {
  switch (fault.kind) {
    case "memory":
      return computeError("QUERY_MEMORY_EXCEEDED", `more than ${memoryMiB} MiB`, { limit: memoryMiB });
    case "input": {
      const { table, column, reason, detail } = fault;
      const cause = detail === undefined ? undefined : new Error(detail);
      return computeError("QUERY_INPUT_INVALID", `${table}: ${reason}`, { table, column, reason }, cause);
    }
    default:
      return failed(fault.reason);
  }
}
