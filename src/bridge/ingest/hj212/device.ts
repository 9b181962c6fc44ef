import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { Dialect, Hj212Device } from "../../model/hj212/device.ts";
import { BEIJING } from "../../model/hj212/local-time.ts";
import type { Registry } from "../../model/registry.ts";
import type { Conversion } from "../decimal.ts";
import { FACTORS } from "./factors.ts";

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

  /** Whether a command that its dialect does not have is counted and kept, and not refused. */
  get takesUnknown(): boolean {
    return this.#configuration.unknownCommands === "count";
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
