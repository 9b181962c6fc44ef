// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFeeds, Latest} from "./IFeeds.sol";
import {ISensors, Sensor} from "./ISensors.sol";
import {IStations, Phase, Station} from "./IStations.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Parameter} from "../types/Parameter.sol";
import {REGULATOR, STATION_OPERATOR} from "../types/Roles.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @title Sensors
/// @notice Documented in ISensors.
contract Sensors is ISensors {
    uint8 private constant MAX_SCALE = 12;

    /// @dev A limit that counted up to and with reading `throughSeq` of the station. One slot.
    struct FormerLimit {
        uint64 throughSeq;
        int64 min;
        int64 max;
    }

    IMembers public immutable MEMBERS;
    IStations public immutable STATIONS;
    IFeeds public immutable FEEDS;

    /// @inheritdoc ISensors
    uint32 public sensorCount;
    /// @inheritdoc ISensors
    mapping(StationId station => mapping(Parameter parameter => SensorId)) public sensorOf;
    mapping(SensorId id => Sensor) private _sensors;
    /// @dev Former limits, in ascending order of `throughSeq`. The one after them is the sensor's.
    mapping(SensorId id => FormerLimit[]) private _formerLimits;

    /// @param feeds Implements IStations too.
    constructor(IMembers members, address feeds) {
        MEMBERS = members;
        STATIONS = IStations(feeds);
        FEEDS = IFeeds(feeds);
    }

    /* SENSORS */

    /// @inheritdoc ISensors
    function proposeSensor(Sensor calldata content) external returns (SensorId id) {
        Station memory station = STATIONS.stationOf(content.station);
        require(station.phase != Phase.Retired, Sensors_StationWrongPhase(content.station, station.phase));
        require(!content.parameter.isNull() && content.unit != 0, Sensors_ParameterEmpty());
        require(content.scale <= MAX_SCALE, Sensors_ScaleTooFine(content.scale));
        require(content.rangeMin < content.rangeMax, Sensors_RangeEmpty(content.rangeMin, content.rangeMax));
        require(content.limitMin < content.limitMax, Sensors_RangeEmpty(content.limitMin, content.limitMax));
        OrgId org = MEMBERS.actsAs(msg.sender, MAKER, STATION_OPERATOR);
        require(org == station.operator, Sensors_NotOperator(content.station, station.operator, org));

        id = SensorId.wrap(++sensorCount);
        Sensor memory proposed = content;
        proposed.phase = Phase.Proposed;
        _sensors[id] = proposed;
        emit SensorProposed(id, proposed.station, proposed.parameter, proposed);
    }

    /// @inheritdoc ISensors
    function approveSensor(SensorId id) external {
        Sensor storage content = _existing(id);
        require(content.phase == Phase.Proposed, Sensors_WrongPhase(id, content.phase));
        (StationId station, Parameter parameter) = (content.station, content.parameter);
        Phase phase = STATIONS.stationOf(station).phase;
        require(phase != Phase.Retired, Sensors_StationWrongPhase(station, phase));
        OrgId regulator = _regulatorOf(station);

        SensorId former = sensorOf[station][parameter];
        if (!former.isNull()) _retire(former, station, regulator);
        content.phase = Phase.Active;
        sensorOf[station][parameter] = id;
        emit SensorApproved(id, station, parameter);
    }

    /// @inheritdoc ISensors
    function retireSensor(SensorId id) external {
        Sensor storage content = _existing(id);
        require(content.phase != Phase.Retired, Sensors_WrongPhase(id, content.phase));
        (StationId station, Parameter parameter) = (content.station, content.parameter);
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER | CHECKER);
        if (org == STATIONS.stationOf(station).operator) MEMBERS.actsFor(msg.sender, MAKER);
        else MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);

        if (sensorOf[station][parameter] == id) sensorOf[station][parameter] = SensorId.wrap(0);
        _retire(id, station, org);
    }

    /// @inheritdoc ISensors
    function setLimit(SensorId id, int64 min, int64 max) external {
        Sensor storage content = _existing(id);
        require(content.phase != Phase.Retired, Sensors_WrongPhase(id, content.phase));
        require(min < max, Sensors_RangeEmpty(min, max));
        OrgId regulator = _regulatorOf(content.station);

        uint64 lastSeq = FEEDS.headOf(content.station).lastSeq;
        FormerLimit[] storage former = _formerLimits[id];
        // A limit that no reading was sealed under leaves no trace.
        if (former.length == 0 ? lastSeq != 0 : former[former.length - 1].throughSeq != lastSeq) {
            former.push(FormerLimit(lastSeq, content.limitMin, content.limitMax));
        }
        (content.limitMin, content.limitMax) = (min, max);
        emit LimitSet(id, regulator, min, max, lastSeq + 1);
    }

    /* ASKING */

    /// @inheritdoc ISensors
    function sensor(SensorId id) external view returns (Sensor memory) {
        return _existing(id);
    }

    /// @inheritdoc ISensors
    function limitAt(SensorId id, uint64 seq) external view returns (StationId station, int64 min, int64 max) {
        Sensor storage content = _sensors[id];
        FormerLimit[] storage former = _formerLimits[id];
        (uint256 low, uint256 high) = (0, former.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (former[middle].throughSeq < seq) low = middle + 1;
            else high = middle;
        }
        if (low == former.length) return (content.station, content.limitMin, content.limitMax);
        return (content.station, former[low].min, former[low].max);
    }

    /// @inheritdoc ISensors
    function latest(
        StationId station,
        Parameter parameter,
        uint48 maxAge
    ) external view returns (SensorId id, Latest memory newest) {
        id = sensorOf[station][parameter];
        require(!id.isNull(), Sensors_NoSensor(station, parameter));
        newest = FEEDS.latestAt(station, id);
        require(newest.seq != 0, Sensors_NoReading(id));
        require(
            uint256(newest.observedAt) + uint256(maxAge) * 1000 >= block.timestamp * 1000,
            Sensors_Stale(id, newest.observedAt, maxAge)
        );
    }

    /// @inheritdoc ISensors
    function latestOf(SensorId id) external view returns (Latest memory) {
        return FEEDS.latestAt(_existing(id).station, id);
    }

    /* INTERNAL */

    function _retire(SensorId id, StationId station, OrgId by) private {
        _sensors[id].phase = Phase.Retired;
        emit SensorRetired(id, station, by);
    }

    function _regulatorOf(StationId station) private view returns (OrgId org) {
        org = MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
        require(org != STATIONS.stationOf(station).operator, Sensors_OwnApproval(station, org));
    }

    function _existing(SensorId id) private view returns (Sensor storage content) {
        content = _sensors[id];
        require(content.phase != Phase.None, Sensors_UnknownSensor(id));
    }
}
