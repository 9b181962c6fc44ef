/** What sets one station's water apart from another's. Concentrations are those of its own inflow in dry weather. */
export interface RiverCharacter {
  /** Hours the water takes from the next station upstream, of which the last third is mixing; 0 at the top. */
  readonly travelHours: number;
  /** Which part of the flow joined since the next station upstream, 0 to 1; 1 at the top. */
  readonly localShare: number;
  /** How much of the region's rain falls here. */
  readonly rainShare: number;
  /** Yearly mean of the water, Cel. */
  readonly meanTemperature: number;
  /** How far the sun lifts the water, Cel per hour of full light: shallow water more. */
  readonly warming: number;
  readonly pH: number;
  /** uS/cm at 25 Cel. */
  readonly conductivity: number;
  /** NTU. */
  readonly turbidity: number;
  /** mg/L, each. */
  readonly codMn: number;
  readonly ammonia: number;
  readonly phosphorus: number;
  /** Oxygen: exchange with the air per hour, and what plants make at full light, mg/L per hour. */
  readonly reaeration: number;
  readonly photosynthesis: number;
}

export const SPRING_HEAD: RiverCharacter = {
  travelHours: 0,
  localShare: 1,
  rainShare: 1.1,
  meanTemperature: 14.5,
  warming: 0.42,
  pH: 7.9,
  conductivity: 285,
  turbidity: 6,
  codMn: 2.1,
  ammonia: 0.12,
  phosphorus: 0.045,
  reaeration: 0.3,
  photosynthesis: 0.75,
};

export const MILL_WEIR: RiverCharacter = {
  travelHours: 5,
  localShare: 0.25,
  rainShare: 1,
  meanTemperature: 15.3,
  warming: 0.36,
  pH: 7.8,
  conductivity: 430,
  turbidity: 14,
  codMn: 4.2,
  ammonia: 0.35,
  phosphorus: 0.12,
  reaeration: 0.24,
  photosynthesis: 0.7,
};

export const OLD_FERRY: RiverCharacter = {
  travelHours: 8,
  localShare: 0.2,
  rainShare: 0.9,
  meanTemperature: 15.8,
  warming: 0.32,
  pH: 7.7,
  conductivity: 520,
  turbidity: 22,
  codMn: 5,
  ammonia: 0.5,
  phosphorus: 0.15,
  reaeration: 0.2,
  photosynthesis: 0.6,
};

export const HARBOUR_BRIDGE: RiverCharacter = {
  travelHours: 6,
  localShare: 0.2,
  rainShare: 0.95,
  meanTemperature: 16.2,
  warming: 0.3,
  pH: 7.7,
  conductivity: 560,
  turbidity: 24,
  codMn: 5.4,
  ammonia: 0.6,
  phosphorus: 0.16,
  reaeration: 0.18,
  photosynthesis: 0.55,
};
