// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {Sensor} from "../../../contracts/sensing/ISensors.sol";
import {StationProfile} from "../../../contracts/sensing/IStations.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {OutsiderCalls} from "./OutsiderCalls.sol";

/// @notice Somebody who is no member calls every function of Feeds, Sensors and Exceedances that changes state, with arguments that
/// would mean something if a member sent them.
abstract contract OutsiderSensing is OutsiderCalls {
    /// @dev Station 1 and 2 are in service, 3 is proposed; so are sensors.
    function callStations(uint256 who, uint8 which, uint32 number, uint8 quorum) external {
        StationId station = StationId.wrap(number % 5);
        StationProfile memory profile = StationProfile("Outer Weir", "Lower", station, 1, 1);
        if (number % 5 == 4) profile.upstream = StationId.wrap(0);
        address[] memory gateways = new address[](1);
        gateways[0] = quorum % 2 == 0 ? _outsider(who) : member;
        bytes[5] memory all = [
            abi.encodeCall(s.feeds.proposeStation, (profile)),
            abi.encodeCall(s.feeds.approveStation, (station)),
            abi.encodeCall(s.feeds.retireStation, (station)),
            abi.encodeCall(s.feeds.proposeGateways, (station, gateways, 1)),
            abi.encodeCall(s.feeds.approveGateways, (station, gateways, 1))
        ];
        _call(who, address(s.feeds), all[which % all.length]);
    }

    /// @dev The next batch of a station, or another history of what is sealed, under the outsider's own signatures.
    function callFeeds(uint256 who, uint8 which, uint32 number, uint32 epoch, bytes32 root) external {
        StationId station = StationId.wrap(number % 4);
        Batch memory sealed_ = abi.decode(sealedBatch, (Batch));
        Batch memory batch = abi.decode(sealedBatch, (Batch));
        batch.root = Root.wrap(root);
        if (number % 2 == 0) {
            (batch.station, batch.firstSeq) = (station, s.feeds.headOf(station).lastSeq + 1);
            (batch.from, batch.to) = (sealed_.to, sealed_.to);
            delete batch.latest;
        }
        epoch = epoch % 3;
        bytes32 gap = s.feeds.gapDigestOf(batch.station, batch.firstSeq, batch.firstSeq, "lost", epoch);
        bytes[] memory seals = _signatures(who, s.feeds.digestOf(batch, epoch));
        bytes[] memory gapSeals = _signatures(who, gap);
        bytes[4] memory all = [
            abi.encodeCall(s.feeds.submit, (batch, epoch, seals)),
            abi.encodeCall(s.feeds.recordGap, (batch.station, batch.firstSeq, "lost", epoch, gapSeals)),
            abi.encodeCall(s.feeds.reportEquivocation, (sealed_, batch, epoch, seals)),
            abi.encodeCall(s.feeds.reportGapEquivocation, (batch.firstSeq, batch, epoch, seals))
        ];
        _call(who, address(s.feeds), all[which % all.length]);
    }

    function callSensors(uint256 who, uint8 which, uint32 number, int64 min) external {
        SensorId id = SensorId.wrap(number % 5);
        Sensor memory sensor = s.sensors.sensor(SensorId.wrap(1));
        sensor.station = StationId.wrap((number % 3) + 1);
        bytes[4] memory all = [
            abi.encodeCall(s.sensors.proposeSensor, (sensor)),
            abi.encodeCall(s.sensors.approveSensor, (id)),
            abi.encodeCall(s.sensors.retireSensor, (id)),
            abi.encodeCall(s.sensors.setLimit, (id, min, type(int64).max))
        ];
        _call(who, address(s.sensors), all[which % all.length]);
    }

    /// @dev Reading 1 began an exceedance that is open, reading 5 one that is acknowledged. What opens one is not sealed.
    function callExceedances(uint256 who, uint8 which, uint64 seq, bytes32 root, bool states) external {
        ExceedanceId id = exceedanceId(SensorId.wrap(1), seq % 3 == 0 ? seq : (seq % 2) * 4 + 1);
        Uid statement = states ? s.attestations.uidOf(recorded) : Uid.wrap(0);
        Statement memory report = recorded;
        if (states) report.subject = id.subject();
        Batch memory batch = abi.decode(sealedBatch, (Batch));
        batch.root = Root.wrap(root);
        Reading memory reading;
        (reading.station, reading.seq, reading.sensor) = (batch.station, 2, SensorId.wrap(1));
        (reading.value, reading.quality) = (type(int64).max, 1);
        bytes[7] memory all = [
            abi.encodeCall(s.exceedances.openListed, (batch, 0, batch.exceedances.length)),
            abi.encodeCall(s.exceedances.openByProof, (batch, reading, new bytes32[](0))),
            abi.encodeCall(s.exceedances.acknowledge, (id)),
            abi.encodeCall(s.exceedances.remediate, (id, report)),
            abi.encodeCall(s.exceedances.dispute, (id, report)),
            abi.encodeCall(s.exceedances.reopen, (id, statement)),
            abi.encodeCall(s.exceedances.close, (id, statement))
        ];
        _call(who, address(s.exceedances), all[which % all.length]);
    }
}
