import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { ParameterProfile, Profile, Span } from "../../model/profile.ts";
import type { Point } from "../../model/qualifier.ts";
import type { BoundCombination } from "../falsification/combinations.ts";
import type { UpstreamSeries } from "../falsification/upstream.ts";
import { climatologyTest } from "./climatology.ts";
import { History } from "./history.ts";
import { Order } from "./order.ts";
import type { SeriesTest } from "./series-test.ts";
import { seriesTests } from "./series-tests.ts";
import { spikeBeforeNewest } from "./spike.ts";
import type { Verdicts } from "./verdicts.ts";

/** What a batch brings along for a sensor beside its readings. */
export interface SensorSurroundings {
  readonly upstream: UpstreamSeries | undefined;
  readonly calibrationLapsed: ((at: number) => boolean) | undefined;
}

/** Judges the readings of one sensor, in order of the sequence. */
export class SensorJudge {
  readonly history: History;
  readonly #profile: Profile;
  readonly #parameter: ParameterProfile | undefined;
  readonly #fail: Span;
  readonly #suspect: Span;
  readonly #climatology: ((time: number, value: number) => Quality) | undefined;
  readonly #tests: readonly SeriesTest[];
  readonly #order: Order;
  readonly #combinations: { readonly rule: BoundCombination; readonly other: History }[] = [];
  /** How many readings came before, good or not; and the last counter with the number of the reading that had it. */
  #number = 0;
  #counter = 0;
  #counterNumber = Number.NEGATIVE_INFINITY;

  constructor(sensor: Sensor, profile: Profile) {
    const parameter = profile.parameters[sensor.parameter];
    this.#profile = profile;
    this.#parameter = parameter;
    this.#fail = parameter?.grossRange?.fail ?? rangeOf(sensor);
    this.#suspect = parameter?.grossRange?.suspect ?? this.#fail;
    this.#climatology = parameter?.climatology && climatologyTest(parameter.climatology);
    this.#tests = parameter ? seriesTests(sensor, parameter, profile.window) : [];
    this.#order = new Order(profile.window);
    this.history = new History(profile.window, sensor.scale);
  }

  bind(rule: BoundCombination, other: History): void {
    this.#combinations.push({ rule, other });
  }

  /** From here on readings belong to a new batch. */
  begin(): void {
    this.history.batchFirst = this.history.last + 1;
  }

  take(point: Point, slot: number, verdicts: Verdicts, surroundings: SensorSurroundings): void {
    const { observedAt, value, conflict, sourceFlag } = point;
    const number = this.#number++;
    this.history.forget(number);

    const isClockAhead = observedAt > point.receivedAt + this.#profile.clockAllowance * 1000;
    const isOld = point.receivedAt - observedAt > this.#profile.lateAfter * 1000;
    const isLate = isOld || (!conflict && !this.#order.isAfterAll(number, observedAt));
    const isFlagged = sourceFlag !== "" && sourceFlag !== "N";
    const isMeasured = !isFlagged || !this.#profile.notMeasured.includes(sourceFlag);
    const isInPlace = !isClockAhead && !isLate && !conflict;

    if (isLate) verdicts.note(slot, Check.Late);
    if (isInPlace) this.#count(number, point.counter, slot, verdicts);
    if (value === null || !Number.isFinite(value)) {
      if (isFlagged) verdicts.note(slot, Check.SourceFlagged);
      if (isClockAhead) verdicts.note(slot, Check.ClockAhead);
      if (conflict) verdicts.note(slot, Check.Conflict);
      verdicts.missing(slot);
      return;
    }

    verdicts.raise(slot, Quality.Good);
    if (isClockAhead) verdicts.add(slot, Check.ClockAhead, Quality.Suspect);
    if (conflict) verdicts.add(slot, Check.Conflict, Quality.Fail);
    if (isFlagged) verdicts.add(slot, Check.SourceFlagged, isMeasured ? Quality.Suspect : Quality.Fail);
    if (surroundings.calibrationLapsed?.(observedAt)) verdicts.add(slot, Check.CalibrationLapsed, Quality.Suspect);

    const range = this.#grossRange(value);
    verdicts.add(slot, Check.GrossRange, range);
    if (this.#climatology) verdicts.add(slot, Check.Climatology, this.#climatology(observedAt, value));

    // Whether it was in order itself must not matter here, or the order would depend on all that ever came.
    if (!isClockAhead && !isOld && !conflict) this.#order.push(number, observedAt);
    if (!isInPlace) return;
    // What no instrument can have measured says nothing of the water: its neighbours are not held against it.
    if (range === Quality.Fail || !isMeasured) return;
    this.history.push(number, observedAt, value, slot);
    this.#judgeSeries(slot, verdicts);
    this.#judgeCombinations(observedAt, value, slot, verdicts);
    const band = this.#parameter?.upstream;
    if (band && surroundings.upstream?.disagrees(observedAt, value, band)) {
      verdicts.add(slot, Check.UpstreamDisagreement, Quality.Suspect);
    }
  }

  #grossRange(value: number): Quality {
    if (value < this.#fail[0] || value > this.#fail[1]) return Quality.Fail;
    return value < this.#suspect[0] || value > this.#suspect[1] ? Quality.Suspect : Quality.Good;
  }

  /** A counter that starts anew is none that skipped. */
  #count(number: number, counter: number, slot: number, verdicts: Verdicts): void {
    if (counter === 0) return;
    const isKnown = number - this.#counterNumber <= this.#profile.window;
    if (isKnown && counter > this.#counter + 1) verdicts.note(slot, Check.CounterHole);
    this.#counter = counter;
    this.#counterNumber = number;
  }

  #judgeSeries(slot: number, verdicts: Verdicts): void {
    const { history } = this;
    if (this.#parameter?.spike) this.#judgeSpike(spikeBeforeNewest(history, this.#parameter.spike), slot, verdicts);
    for (const test of this.#tests) {
      const flag = test.next(history);
      if (flag !== Quality.Suspect && flag !== Quality.Fail) continue;
      // A block is seen for what it is only at its end: what of it lies in this batch is marked as well.
      const from = Math.max(history.last - test.covers + 1, history.batchFirst, history.first);
      for (let position = from; position <= history.last; position++) {
        verdicts.add(history.slot(position), test.check, flag);
      }
    }
  }

  #judgeSpike(flag: Quality, slot: number, verdicts: Verdicts): void {
    const before = this.history.last - 1;
    if (before >= this.history.batchFirst) verdicts.add(this.history.slot(before), Check.Spike, flag);
    else if (flag === Quality.Suspect) verdicts.note(slot, Check.PreviousSpikeSuspect);
    else if (flag === Quality.Fail) verdicts.note(slot, Check.PreviousSpikeFail);
  }

  #judgeCombinations(time: number, value: number, slot: number, verdicts: Verdicts): void {
    for (const { rule, other } of this.#combinations) {
      if (other.first > other.last || Math.abs(time - other.time(other.last)) > rule.within) continue;
      if (!rule.isImpossible(value, other.value(other.last))) continue;
      verdicts.add(slot, Check.ImpossibleCombination, Quality.Suspect);
    }
  }
}

const rangeOf = ({ range, scale }: Sensor): Span => [range.min / 10 ** scale, range.max / 10 ** scale];
