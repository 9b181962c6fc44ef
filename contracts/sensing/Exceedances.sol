// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, Excess} from "./Batch.sol";
import {Exceedance, Fault, IExceedances, Stage} from "./IExceedances.sol";
import {IFeeds} from "./IFeeds.sol";
import {ISensors} from "./ISensors.sol";
import {IStations} from "./IStations.sol";
import {FAIL, MISSING, Reading} from "./Reading.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {Statement} from "../evidence/Statement.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {ExceedanceId, exceedanceId} from "../types/ExceedanceId.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR} from "../types/Roles.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";
import {Uid} from "../types/Uid.sol";

/// @title Exceedances
/// @notice Documented in IExceedances.
contract Exceedances is IExceedances {
    Uid private constant NO_STATEMENT = Uid.wrap(0);

    IMembers public immutable MEMBERS;
    IAttestations public immutable ATTESTATIONS;
    ISensors public immutable SENSORS;
    IStations public immutable STATIONS;
    IFeeds public immutable FEEDS;

    mapping(ExceedanceId id => Exceedance) private _exceedances;

    /// @param feeds Implements IStations too.
    constructor(IMembers members, IAttestations attestations, address feeds, ISensors sensors) {
        MEMBERS = members;
        ATTESTATIONS = attestations;
        STATIONS = IStations(feeds);
        FEEDS = IFeeds(feeds);
        SENSORS = sensors;
    }

    /* OPENING */

    /// @inheritdoc IExceedances
    function openListed(
        Batch calldata batch,
        uint256 first,
        uint256 count
    ) external returns (uint256 opened, uint256 skipped) {
        require(FEEDS.isSealed(batch), Exceedances_NotProven(batch.station, batch.firstSeq));
        uint256 listed = batch.exceedances.length;
        require(first <= listed && count <= listed - first, Exceedances_RangeInvalid(first, count, listed));
        for (uint256 i = first; i < first + count; i++) {
            Excess calldata excess = batch.exceedances[i];
            ExceedanceId id = exceedanceId(excess.sensor, excess.seq);
            if (_exceedances[id].stage != Stage.None) continue;
            Fault fault = _faultOf(batch, excess);
            if (fault == Fault.None) {
                _open(id, batch.station, excess.observedAt, excess.value, false);
                opened++;
            } else {
                emit ListedSkipped(id, batch.station, i, fault);
                skipped++;
            }
        }
    }

    /// @inheritdoc IExceedances
    function openByProof(
        Batch calldata batch,
        Reading calldata reading,
        bytes32[] calldata proof
    ) external returns (ExceedanceId id) {
        require(
            reading.quality != FAIL && reading.quality != MISSING,
            Exceedances_NotCredible(reading.sensor, reading.seq, reading.quality)
        );
        id = exceedanceId(reading.sensor, reading.seq);
        Exceedance storage known = _exceedances[id];
        Stage stage = known.stage;
        // A place has one proven reading: what differs from it was listed.
        bool listed = stage != Stage.None && (known.observedAt != reading.observedAt || known.value != reading.value);
        require(stage == Stage.None || (listed && stage != Stage.Closed), Exceedances_AlreadyOpened(id, stage));
        require(FEEDS.verify(batch, reading, proof), Exceedances_NotProven(reading.station, reading.seq));
        if (stage == Stage.None) {
            (StationId station, int64 min, int64 max) = SENSORS.limitAt(reading.sensor, reading.seq);
            require(station == reading.station, Exceedances_OtherStation(reading.sensor, reading.station));
            require(
                reading.value < min || reading.value > max,
                Exceedances_WithinLimit(reading.sensor, reading.value, min, max)
            );
            _open(id, reading.station, reading.observedAt, reading.value, true);
        } else {
            (known.observedAt, known.value) = (reading.observedAt, reading.value);
            emit ExceedanceCorrected(id, reading.station, reading.observedAt, reading.value);
        }
    }

    /* LIFE CYCLE */

    /// @inheritdoc IExceedances
    function acknowledge(ExceedanceId id) external {
        Stage from = _stageOf(id);
        require(from == Stage.Open, Exceedances_StageForbidden(id, from, Stage.Acknowledged));
        _move(id, from, Stage.Acknowledged, _operatorOf(id), NO_STATEMENT);
    }

    /// @inheritdoc IExceedances
    function remediate(ExceedanceId id, Statement calldata report) external {
        Stage from = _stageOf(id);
        require(from == Stage.Acknowledged, Exceedances_StageForbidden(id, from, Stage.Remediated));
        OrgId operator = _operatorOf(id);
        _move(id, from, Stage.Remediated, operator, _requireStatementAbout(id, report, operator));
    }

    /// @inheritdoc IExceedances
    function dispute(ExceedanceId id, Statement calldata reason) external {
        Stage from = _stageOf(id);
        require(from == Stage.Open || from == Stage.Acknowledged, Exceedances_StageForbidden(id, from, Stage.Disputed));
        OrgId operator = _operatorOf(id);
        _move(id, from, Stage.Disputed, operator, _requireStatementAbout(id, reason, operator));
    }

    /// @inheritdoc IExceedances
    function reopen(ExceedanceId id, Uid reason) external {
        Stage from = _stageOf(id);
        require(from == Stage.Remediated || from == Stage.Disputed, Exceedances_StageForbidden(id, from, Stage.Open));
        OrgId regulator = _regulatorOf(id);
        if (!reason.isNull()) _requireStatement(id, reason, regulator);
        _move(id, from, Stage.Open, regulator, reason);
    }

    /// @inheritdoc IExceedances
    function close(ExceedanceId id, Uid decision) external {
        Stage from = _stageOf(id);
        require(from != Stage.None && from != Stage.Closed, Exceedances_StageForbidden(id, from, Stage.Closed));
        OrgId regulator = _regulatorOf(id);
        if (!decision.isNull()) _requireStatement(id, decision, regulator);
        _move(id, from, Stage.Closed, regulator, decision);
    }

    /* ASKING */

    /// @inheritdoc IExceedances
    function exceedance(ExceedanceId id) external view returns (Exceedance memory) {
        return _exceedances[id];
    }

    /// @inheritdoc IExceedances
    function idOf(SensorId sensor, uint64 seq) external pure returns (ExceedanceId) {
        return exceedanceId(sensor, seq);
    }

    /* INTERNAL */

    function _open(ExceedanceId id, StationId station, uint64 observedAt, int64 value, bool byProof) private {
        uint48 now_ = uint48(block.timestamp); // fits for eight million years
        _exceedances[id] = Exceedance(Stage.Open, now_, now_, observedAt, value);
        emit ExceedanceOpened(id, station, id.sensorOf(), id.seqOf(), observedAt, value, byProof);
    }

    function _faultOf(Batch calldata batch, Excess calldata excess) private view returns (Fault) {
        if (excess.seq < batch.firstSeq || excess.seq - batch.firstSeq >= batch.count) return Fault.OutsideBatch;
        (StationId station, int64 min, int64 max) = SENSORS.limitAt(excess.sensor, excess.seq);
        if (!(station == batch.station)) return Fault.OtherStation;
        return excess.value < min || excess.value > max ? Fault.None : Fault.WithinLimit;
    }

    function _move(ExceedanceId id, Stage from, Stage to, OrgId by, Uid statement) private {
        _exceedances[id].stage = to;
        _exceedances[id].since = uint48(block.timestamp); // fits for eight million years
        emit ExceedanceMoved(id, to, by, from, statement);
    }

    function _stageOf(ExceedanceId id) private view returns (Stage) {
        return _exceedances[id].stage;
    }

    /// @dev A valid statement by an account of `org`.
    function _requireStatement(ExceedanceId id, Uid statement, OrgId org) private view {
        require(ATTESTATIONS.isValid(statement), Exceedances_NoStatement(id, statement));
        OrgId attester = MEMBERS.orgOf(ATTESTATIONS.recordOf(statement).attester);
        require(attester == org, Exceedances_OthersStatement(id, statement, attester, org));
    }

    /// @dev As above, about the exceedance.
    function _requireStatementAbout(
        ExceedanceId id,
        Statement calldata statement,
        OrgId org
    ) private view returns (Uid uid) {
        uid = ATTESTATIONS.uidOf(statement);
        _requireStatement(id, uid, org);
        require(statement.subject == id.subject(), Exceedances_OtherSubject(id, uid, statement.subject));
    }

    /// @dev The operator itself. A restricted one may still answer for what happened.
    function _operatorOf(ExceedanceId id) private view returns (OrgId org) {
        OrgId operator = _stationOperator(id);
        org = MEMBERS.servesFor(msg.sender, MAKER | CHECKER);
        require(org == operator, Exceedances_NotOperator(id, operator, org));
    }

    function _regulatorOf(ExceedanceId id) private view returns (OrgId org) {
        org = MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
        require(org != _stationOperator(id), Exceedances_OwnStation(id, org));
    }

    function _stationOperator(ExceedanceId id) private view returns (OrgId) {
        return STATIONS.stationOf(SENSORS.sensor(id.sensorOf()).station).operator;
    }
}
