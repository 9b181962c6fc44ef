import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { Combination } from "../../model/profile.ts";
import { inUnit } from "../units.ts";
import { oxygenSaturation } from "./oxygen-saturation.ts";

/** A rule about two sensors of a station. */
export interface BoundCombination {
  /** Whose readings it judges. */
  readonly subject: number;
  readonly other: number;
  /** How far apart in time the two may be, in milliseconds. */
  readonly within: number;
  isImpossible(subject: number, other: number): boolean;
}

/**
 * Catches values that were changed one parameter at a time: who lowers one number forgets the others that hang together with
 * it. A rule that the station lacks a sensor for does not apply.
 */
export function bindCombination(
  rule: Combination,
  sensorOf: (parameter: string) => Sensor | undefined,
): BoundCombination[] {
  const within = rule.within * 1000;
  switch (rule.rule) {
    case "oxygen-saturation": {
      const [oxygen, temperature] = [sensorOf(rule.oxygen), sensorOf(rule.temperature)];
      if (!oxygen || !temperature) return [];
      const [toMilligrams, toCelsius] = [inUnit(oxygen, "mg/L"), inUnit(temperature, "Cel")];
      const isImpossible = (mg: number, degrees: number) =>
        toMilligrams(mg) > rule.factor * oxygenSaturation(toCelsius(degrees), rule.pressure);
      return [{ subject: oxygen.id, other: temperature.id, within, isImpossible }];
    }
    case "part-of-whole": {
      const [part, whole] = [sensorOf(rule.part), sensorOf(rule.whole)];
      if (!part || !whole) return [];
      const [ofPart, ofWhole] = [inUnit(part, "mg/L"), inUnit(whole, "mg/L")];
      const exceeds = (a: number, b: number) => ofPart(a) > ofWhole(b) * (1 + rule.margin);
      // Whichever of the two is read last gives the pair away.
      return [
        { subject: part.id, other: whole.id, within, isImpossible: exceeds },
        { subject: whole.id, other: part.id, within, isImpossible: (b, a) => exceeds(a, b) },
      ];
    }
    case "acid-conductivity": {
      const [ph, conductivity] = [sensorOf(rule.ph), sensorOf(rule.conductivity)];
      if (!ph || !conductivity) return [];
      const toMicrosiemens = inUnit(conductivity, "uS/cm");
      const tooFewIons = (k: number, p: number) => toMicrosiemens(k) < rule.factor * leastConductivity(p);
      return [
        { subject: conductivity.id, other: ph.id, within, isImpossible: tooFewIons },
        { subject: ph.id, other: conductivity.id, within, isImpossible: (p, k) => tooFewIons(k, p) },
      ];
    }
  }
}

/**
 * What hydrogen and hydroxide ions alone conduct at 25 Cel, in uS/cm: limiting molar conductivities 349.8 and 199.1 S cm2/mol
 * (CRC Handbook). Acid or lye without ions does not exist.
 */
export function leastConductivity(ph: number): number {
  return 1000 * (349.8 * 10 ** -ph + 199.1 * 10 ** (ph - 14));
}
