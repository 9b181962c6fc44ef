import type { Clock } from "../../lib/clock.ts";
import type { OpenUrl } from "../../lib/open-url.ts";

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  /** What it wrote, both channels. */
  readonly output: string;
}

/** A program that goes on when who started it has ended. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** The folder that it is started in. */
  readonly folder: string;
  /** File that gets what it writes, behind what is there. */
  readonly log: string;
}

/** Port: processes and ports of this machine. */
export interface Processes {
  /** Pid of this process. */
  readonly self: number;
  /** The path of a program that is on PATH. */
  find(name: string): string | undefined;
  /** Runs a program to its end; undefined where it cannot be started. */
  run(command: string, args: readonly string[]): Promise<Ended | undefined>;
  /** Starts a program on its own; gives its pid. Throws the system's error. */
  start(launch: Launch): Promise<number>;
  /** Program and arguments of a process; undefined where there is none of this number. */
  commandLineOf(pid: number): Promise<readonly string[] | undefined>;
  /** Sends a signal; nothing happens where there is no such process. */
  signal(pid: number, signal: NodeJS.Signals): void;
  /** Whether somebody listens on a port of this machine. */
  isTaken(port: number): Promise<boolean>;
  /** Addresses of this machine. */
  addresses(): readonly string[];
}

/** Port: files of this machine. */
export interface Files {
  /** Text of a file; undefined where there is none that can be read. */
  read(path: string): string | undefined;
  /** Bytes of a file from a place on, at most so many. */
  readFrom(path: string, from: number, most: number): Uint8Array;
  /** Bytes of a file; undefined where there is none. */
  sizeOf(path: string): number | undefined;
  /** Who may do what with a file, as chmod has it; undefined where there is none, or the system knows no such modes. */
  modeOf(path: string): number | undefined;
  /** Writes a file as a whole; makes its folder. */
  write(path: string, text: string): void;
  /** Writes a file that is not there yet; false where it is. Makes its folder. */
  create(path: string, text: string): boolean;
  remove(path: string): void;
  /** Of the disk that a path is on. */
  space(path: string): { readonly free: number; readonly total: number } | undefined;
}

/** What of the outside a network needs that is run. */
export interface System {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly open: OpenUrl;
  /** The same without a client's certificate. */
  readonly openAsAnybody: OpenUrl;
  readonly processes: Processes;
  readonly files: Files;
}
