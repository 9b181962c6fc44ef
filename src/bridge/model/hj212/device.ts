/** Which answers a logger understands. The bits of Flag do not say: two dialects use the same. */
export type Dialect = "2005" | "2017" | "surface-water-2017" | "2025";

/** Configuration of the logger with one MN. */
export interface Hj212Device {
  readonly station: number;
  readonly dialect: Dialect;
  /** Minutes that the logger's clock is ahead of UTC. Default: 480, Beijing. */
  readonly utcOffset?: number;
  /** PW that its frames have to carry; not looked at where none is given. It protects nothing: it travels in the clear. */
  readonly password?: string;
  /**
   * UCUM unit by parameter or factor code, where the logger does not use that of the standard. A factor that has neither is
   * taken to be in its sensor's unit.
   */
  readonly units?: Readonly<Record<string, string>>;
  /** Parameters that it sends and nobody wants: they are not rejected for want of a sensor. */
  readonly ignored?: readonly string[];
  /**
   * What becomes of a command (CN) that the dialect does not have. `refuse`: an entry in the reject log and QnRtn=8. `count`: it is
   * counted, kept as evidence and answered like an upload. @default "refuse"
   */
  readonly unknownCommands?: "refuse" | "count";
  /** Open connections that send this MN; one more closes the oldest, which a logger has usually forgotten. Default: 2. */
  readonly connections?: number;
}
