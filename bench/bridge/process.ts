/** Parts of the benchmark run in processes of their own, so that each has its own thread, heap and event loop. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a process can be asked for. Answers go through the structured clone algorithm. */
export type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same, asked from outside. */
export type Asked<H extends Handlers> = {
  readonly [Name in keyof H]: (...args: Parameters<H[Name]>) => Promise<Awaited<ReturnType<H[Name]>>>;
};

export interface Part<H extends Handlers> {
  readonly ask: Asked<H>;
  /** Lets it end by itself, so that a profile of it is written. */
  close(): Promise<void>;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly args: unknown[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts the program beside the caller. `execArgv` are options for Node. */
export function startPart<H extends Handlers>(program: URL, execArgv: readonly string[] = []): Part<H> {
  const child = fork(fileURLToPath(program), { execArgv: [...execArgv], serialization: "advanced" });
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let next = 0;
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    child.once("exit", (code) => {
      ended = true;
      for (const { reject } of open.values()) reject(new Error(`${program.pathname} ended with ${code}`));
      resolve();
    });
  });
  child.on("message", ({ id, value, error }: Answer) => {
    const question = open.get(id);
    open.delete(id);
    if (error === undefined) question?.resolve(value);
    else question?.reject(new Error(error));
  });
  const ask = (name: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new Error(`${program.pathname} has ended`));
      const id = next++;
      open.set(id, { resolve, reject });
      child.send({ id, name, args } satisfies Question);
    });
  return {
    ask: new Proxy({} as Asked<H>, {
      get: (_, name) =>
        typeof name === "string" && name !== "then" ? (...args: unknown[]) => ask(name, args) : undefined,
    }),
    async close() {
      if (!ended) await ask("close", []);
      if (!ended) child.disconnect();
      await gone;
    },
  };
}

/** CPU time of the thread that sockets and store are on. */
export function mainThreadMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** Makes this process a part. `close` is called before it ends. */
export function serve(handlers: Handlers & { close(): unknown }): void {
  process.on("message", async ({ id, name, args }: Question) => {
    let answer: Answer;
    try {
      answer = { id, value: await handlers[name]?.(...(args as never[])) };
    } catch (error) {
      answer = { id, error: (error as Error).stack ?? String(error) };
    }
    process.send?.(answer);
  });
  // Also when the benchmark itself was ended: nothing is left behind.
  process.once("disconnect", () => process.exit());
}
