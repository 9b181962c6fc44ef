// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Latest} from "./IFeeds.sol";
import {Phase} from "./IStations.sol";
import {OrgId} from "../types/OrgId.sol";
import {Parameter} from "../types/Parameter.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @notice An instrument. Its parameter, unit of measure and scale never change.
struct Sensor {
    StationId station;
    Parameter parameter;
    /// @dev Stored integers are the measured value times 10^scale.
    uint8 scale;
    Phase phase;
    /// @dev Seconds between two readings when all is well; 0 where it measures irregularly.
    uint32 interval;
    /// @dev UCUM unit in ASCII, padded with zeros: "mg/L", "Cel", "[pH]".
    bytes16 unit;
    /// @dev The range that the instrument can measure, as stored integers.
    int64 rangeMin;
    int64 rangeMax;
    /// @dev The limit, as stored integers; the bounds of the type where there is none.
    int64 limitMin;
    int64 limitMax;
}

/// @title Sensors
/// @notice The instruments of monitoring stations: parameter, unit of measure, range and limit.
///
/// A station's operator proposes a sensor; a regulator of another organisation approves it. Only a regulator sets
/// limits.
/// At a station one sensor is in service for each parameter. A new sensor takes the place of the former under a number
/// of its own, so the unit and scale of a sealed reading never change.
///
/// Calibration and maintenance are statements in Attestations about a sensor, see docs/guides/sensing.md.
interface ISensors {
    /// @notice No sensor has this number.
    error Sensors_UnknownSensor(SensorId sensor);
    /// @notice The sensor is in `phase`, which does not allow this.
    error Sensors_WrongPhase(SensorId sensor, Phase phase);
    /// @notice A sensor needs a parameter and a unit.
    error Sensors_ParameterEmpty();
    /// @notice More than 12 decimal places.
    error Sensors_ScaleTooFine(uint8 scale);
    /// @notice `min` is not below `max`.
    error Sensors_RangeEmpty(int64 min, int64 max);
    /// @notice The station belongs to organisation `operator`; the caller belongs to organisation `caller`.
    error Sensors_NotOperator(StationId station, OrgId operator, OrgId caller);
    /// @notice A regulator can neither approve a sensor of its own organisation nor set a limit for it.
    error Sensors_OwnApproval(StationId station, OrgId org);
    /// @notice The station is in `phase`; a retired station gets no more sensors.
    error Sensors_StationWrongPhase(StationId station, Phase phase);
    /// @notice The station has no sensor in service for the parameter.
    error Sensors_NoSensor(StationId station, Parameter parameter);
    /// @notice No batch has carried a reading of the sensor.
    error Sensors_NoReading(SensorId sensor);
    /// @notice The newest reading was observed at `observedAt` (Unix milliseconds) and is older than `maxAge` seconds.
    error Sensors_Stale(SensorId sensor, uint64 observedAt, uint48 maxAge);

    event SensorProposed(
        SensorId indexed sensor,
        StationId indexed station,
        Parameter indexed parameter,
        Sensor content
    );
    event SensorApproved(SensorId indexed sensor, StationId indexed station, Parameter indexed parameter);
    event SensorRetired(SensorId indexed sensor, StationId indexed station, OrgId by);
    /// @dev `fromSeq`: number of the first reading of the station that it counts for.
    event LimitSet(SensorId indexed sensor, OrgId indexed regulator, int64 min, int64 max, uint64 fromSeq);

    /* SENSORS */

    /// @notice Proposes a sensor; `phase` is ignored. MAKER of the station's operator.
    function proposeSensor(Sensor calldata sensor) external returns (SensorId id);

    /// @notice Takes a proposed sensor into service, and retires the one that measured the same parameter at the
    /// station.
    /// MAKER or CHECKER of a Regulator that is not the station's operator.
    function approveSensor(SensorId sensor) external;

    /// @notice Takes a sensor out of service, for ever. MAKER of the station's operator, or MAKER or CHECKER of a Regulator.
    function retireSensor(SensorId sensor) external;

    /// @notice Sets the limit, as stored integers, for what is sealed from now on; the bounds of the type for none. MAKER or
    /// CHECKER of a Regulator that is not the station's operator.
    function setLimit(SensorId sensor, int64 min, int64 max) external;

    /* ASKING */

    function sensor(SensorId id) external view returns (Sensor memory);

    /// @notice The sensor's station, and the limit that was in force when the station's reading `seq` was sealed; the present
    /// one where it is not sealed yet. All zero for an unknown sensor.
    function limitAt(SensorId sensor, uint64 seq) external view returns (StationId station, int64 min, int64 max);

    /// @notice The sensor in service that measures `parameter` at `station`; none when there is none.
    function sensorOf(StationId station, Parameter parameter) external view returns (SensorId);

    /// @notice The newest reading of a parameter at a station. Reverts when it is older than `maxAge` seconds.
    function latest(
        StationId station,
        Parameter parameter,
        uint48 maxAge
    ) external view returns (SensorId sensor, Latest memory);

    /// @notice The newest reading of a sensor, however old; all zero where no batch carried one.
    function latestOf(SensorId sensor) external view returns (Latest memory);

    /// @notice How many sensors were ever proposed; also the number of the last one.
    function sensorCount() external view returns (uint32);
}
