import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { Registry } from "../../registry.ts";
import type { Conversion } from "../decimal.ts";
import { FACTORS } from "./factors.ts";
import { BEIJING } from "./local-time.ts";

/** Which answers a logger understands. The bits of Flag do not say: two dialects use the same. */
export type Dialect = "2005" | "2017" | "surface-water-2017";

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
  /** Open connections that send this MN; one more closes the oldest, which a logger has usually forgotten. Default: 2. */
  readonly connections?: number;
}

/** From one UCUM unit to another, `null` where nothing changes; throws a TallyError where they measure different things. */
export type Convert = (from: string, to: string) => Conversion | null;

export interface MeasuredBy {
  readonly sensor: Sensor;
  /** `undefined` where logger and sensor use the same unit. */
  readonly conversion: Conversion | undefined;
}

/** A device with what was looked up for it. */
export class Device {
  readonly mn: string;
  readonly station: number;
  readonly dialect: Dialect;
  readonly utcOffset: number;
  readonly connections: number;
  readonly #configuration: Hj212Device;
  readonly #registry: Registry;
  readonly #convert: Convert;
  readonly #ignored: ReadonlySet<string>;
  /** Conversion by parameter, as long as the registry names the same sensor. Only sensors get in: it stays small. */
  readonly #known = new Map<string, MeasuredBy>();

  constructor(mn: string, configuration: Hj212Device, registry: Registry, convert: Convert) {
    this.mn = mn;
    this.station = configuration.station;
    this.dialect = configuration.dialect;
    this.utcOffset = configuration.utcOffset ?? BEIJING;
    this.connections = configuration.connections ?? 2;
    this.#configuration = configuration;
    this.#registry = registry;
    this.#convert = convert;
    this.#ignored = new Set(configuration.ignored);
  }

  accepts(password: string): boolean {
    return this.#configuration.password === undefined || this.#configuration.password === password;
  }

  ignores(parameter: string): boolean {
    return this.#ignored.has(parameter);
  }

  /**
   * The sensor in service for a parameter, `undefined` where there is none.
   *
   * @throws what `convert` throws where the units do not fit.
   */
  measuredBy(code: string, parameter: string): MeasuredBy | undefined {
    const sensor = this.#registry.sensorOf(this.station, parameter);
    if (sensor === undefined) return undefined;
    const known = this.#known.get(parameter);
    if (known?.sensor === sensor) return known;
    const { units } = this.#configuration;
    const unit = units?.[parameter] ?? units?.[code] ?? FACTORS.get(code)?.unit;
    const conversion = !unit || unit === sensor.unit ? undefined : (this.#convert(unit, sensor.unit) ?? undefined);
    const measuredBy = { sensor, conversion };
    this.#known.set(parameter, measuredBy);
    return measuredBy;
  }
}
