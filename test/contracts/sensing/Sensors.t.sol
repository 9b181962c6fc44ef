// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ISensors, Sensor} from "../../../contracts/sensing/ISensors.sol";
import {IStations, Phase} from "../../../contracts/sensing/IStations.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Parameter} from "../../../contracts/types/Parameter.sol";
import {REGULATOR, Roles, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Sensors: proposed by a station's operator, approved by a regulator, whose limits they have.
contract SensorsTest is SensingBase {
    SensorId private constant NEXT = SensorId.wrap(3);
    SensorId private constant UNKNOWN = SensorId.wrap(99);

    /* PROPOSING */

    function testFuzz_ProposeSensor(
        bytes16[2] memory texts,
        uint8 scale,
        uint32 interval,
        int64[4] memory ends,
        bool early
    ) public {
        vm.assume(texts[0] != 0 && texts[1] != 0 && ends[0] < ends[1] && ends[2] < ends[3]);
        Sensor memory s = Sensor({
            station: early ? proposedStation(mill) : station,
            parameter: Parameter.wrap(texts[0]),
            scale: scale % 13,
            phase: Phase.Proposed,
            interval: interval,
            unit: texts[1],
            rangeMin: ends[0],
            rangeMax: ends[1],
            limitMin: ends[2],
            limitMax: ends[3]
        });
        vm.expectEmit(address(sensors));
        emit ISensors.SensorProposed(NEXT, s.station, s.parameter, s);
        Sensor memory given = abi.decode(abi.encode(s), (Sensor));
        given.phase = Phase.Active; // which is ignored
        SensorId id = proposedSensor(mill, given);
        vm.assertTrue(id == NEXT, "numbered in order");
        vm.assertEq(sensors.sensorCount(), 3, "count");
        vm.assertEq(abi.encode(sensors.sensor(id)), abi.encode(s), "content");
    }

    function test_RevertWhen_NoParameter() public {
        Sensor memory s = sensorAt(station);
        s.parameter = Parameter.wrap(0);
        _refused(mill.maker, s, abi.encodeWithSelector(ISensors.Sensors_ParameterEmpty.selector));
    }

    function test_RevertWhen_NoUnit() public {
        Sensor memory s = sensorAt(station);
        s.unit = 0;
        _refused(mill.maker, s, abi.encodeWithSelector(ISensors.Sensors_ParameterEmpty.selector));
    }

    function testFuzz_RevertWhen_ScaleTooFine(uint8 scale) public {
        vm.assume(scale > 12);
        Sensor memory s = sensorAt(station);
        s.scale = scale;
        _refused(mill.maker, s, abi.encodeWithSelector(ISensors.Sensors_ScaleTooFine.selector, scale));
    }

    function testFuzz_RevertWhen_RangeEmpty(int64 min, int64 max) public {
        vm.assume(min >= max);
        Sensor memory s = sensorAt(station);
        (s.rangeMin, s.rangeMax) = (min, max);
        _refused(mill.maker, s, _rangeEmpty(min, max));
        s = sensorAt(station);
        (s.limitMin, s.limitMax) = (min, max);
        _refused(mill.maker, s, _rangeEmpty(min, max));
    }

    function test_RevertWhen_RangeOfOneValue() public {
        Sensor memory s = sensorAt(station);
        (s.rangeMin, s.rangeMax) = (5, 5);
        _refused(mill.maker, s, _rangeEmpty(5, 5));
    }

    function test_RevertWhen_StationUnknown() public {
        StationId nowhere = StationId.wrap(99);
        bytes memory reason = abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, nowhere);
        _refused(mill.maker, sensorAt(nowhere), reason);
    }

    function test_RevertWhen_StationRetired() public {
        retire(station);
        _refused(mill.maker, sensorAt(station), _stationRetired());
    }

    function test_RevertWhen_ProposedByAnotherOperator() public {
        bytes memory reason = abi.encodeWithSelector(ISensors.Sensors_NotOperator.selector, station, mill.id, weir.id);
        _refused(weir.maker, sensorAt(station), reason);
    }

    function test_RevertWhen_ProposedByTheRegulator() public {
        _refused(epa.maker, sensorAt(station), _roleMissing(epa.id, REGULATOR, STATION_OPERATOR));
    }

    function test_RevertWhen_ProposedByAChecker() public {
        bytes memory reason = abi.encodeWithSelector(
            IMembers.Members_DutyMissing.selector,
            mill.checker,
            CHECKER,
            MAKER
        );
        _refused(mill.checker, sensorAt(station), reason);
    }

    function test_RevertWhen_ProposedByARestrictedOperator() public {
        setStanding(mill.id, Standing.Restricted);
        _refused(mill.maker, sensorAt(station), _notActive(mill.id));
    }

    /* APPROVING */

    function test_ApproveSensor() public {
        Sensor memory s = sensorAt(station);
        s.parameter = Parameter.wrap("w01003");
        SensorId id = proposedSensor(mill, s);
        vm.assertTrue(sensors.sensorOf(station, s.parameter).isNull(), "not in service yet");
        vm.expectEmit(address(sensors));
        emit ISensors.SensorApproved(id, station, s.parameter);
        vm.prank(epa.checker);
        sensors.approveSensor(id);
        vm.assertTrue(sensors.sensorOf(station, s.parameter) == id, "in service");
        _assertPhase(id, Phase.Active);
        _assertPhase(ph, Phase.Active);
    }

    function test_ANewSensorTakesThePlaceOfTheFormer() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        vm.expectEmit(address(sensors));
        emit ISensors.SensorRetired(ph, station, epa.id);
        vm.expectEmit(address(sensors));
        emit ISensors.SensorApproved(id, station, PH);
        vm.prank(epa.maker);
        sensors.approveSensor(id);
        vm.assertTrue(sensors.sensorOf(station, PH) == id, "in service");
        _assertPhase(ph, Phase.Retired);
        vm.assertTrue(sensors.sensorOf(other, PH) == foreign, "another station's stays");
    }

    function test_RevertWhen_ApprovedByTheOperator() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        expectError(_roleMissing(mill.id, STATION_OPERATOR, REGULATOR));
        vm.prank(mill.checker);
        sensors.approveSensor(id);
    }

    function test_RevertWhen_ARegulatorApprovesItsOwn() public {
        StationId own = stationInService(both, NO_STATION);
        SensorId id = proposedSensor(both, sensorAt(own));
        expectError(abi.encodeWithSelector(ISensors.Sensors_OwnApproval.selector, own, both.id));
        vm.prank(both.checker);
        sensors.approveSensor(id);
    }

    function test_RevertWhen_ApprovedByADevice() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, epa.device, DEVICE, MAKER | CHECKER));
        vm.prank(epa.device);
        sensors.approveSensor(id);
    }

    function test_RevertWhen_ApprovedByARestrictedRegulator() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        setStanding(epa.id, Standing.Restricted);
        expectError(_notActive(epa.id));
        vm.prank(epa.maker);
        sensors.approveSensor(id);
    }

    /// @dev Proposed while it was in service.
    function test_RevertWhen_ApprovedForARetiredStation() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        retire(station);
        expectError(_stationRetired());
        vm.prank(epa.maker);
        sensors.approveSensor(id);
    }

    function test_RevertWhen_NoneToActive() public {
        _unknown(UNKNOWN);
        vm.prank(epa.maker);
        sensors.approveSensor(UNKNOWN);
    }

    function test_RevertWhen_ActiveToActive() public {
        _wrongPhase(ph, Phase.Active);
        vm.prank(epa.maker);
        sensors.approveSensor(ph);
    }

    function test_RevertWhen_RetiredToActive() public {
        _retire(epa.maker, ph);
        _wrongPhase(ph, Phase.Retired);
        vm.prank(epa.maker);
        sensors.approveSensor(ph);
    }

    /* RETIRING */

    function test_RetireSensor() public {
        vm.expectEmit(address(sensors));
        emit ISensors.SensorRetired(ph, station, mill.id);
        _retire(mill.maker, ph);
        _assertPhase(ph, Phase.Retired);
        vm.assertTrue(sensors.sensorOf(station, PH).isNull(), "none in service");
    }

    function test_ARegulatorRetiresASensor() public {
        vm.expectEmit(address(sensors));
        emit ISensors.SensorRetired(ph, station, epa.id);
        _retire(epa.checker, ph);
        _assertPhase(ph, Phase.Retired);
    }

    function test_RetireAProposedSensor() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        _retire(mill.maker, id);
        _assertPhase(id, Phase.Retired);
        vm.assertTrue(sensors.sensorOf(station, PH) == ph, "the one in service stays");
    }

    function test_RetireAtARetiredStation() public {
        retire(station);
        _retire(mill.maker, ph);
        _assertPhase(ph, Phase.Retired);
    }

    function test_RevertWhen_NoneToRetired() public {
        _unknown(UNKNOWN);
        _retire(mill.maker, UNKNOWN);
    }

    function test_RevertWhen_RetiredToRetired() public {
        _retire(mill.maker, ph);
        _wrongPhase(ph, Phase.Retired);
        _retire(mill.maker, ph);
    }

    function test_RevertWhen_RetiredByTheOperatorsChecker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.checker, CHECKER, MAKER));
        _retire(mill.checker, ph);
    }

    function test_RevertWhen_RetiredByAnotherOperator() public {
        expectError(_roleMissing(weir.id, STATION_OPERATOR, REGULATOR));
        _retire(weir.maker, ph);
    }

    function test_RevertWhen_RetiredByADevice() public {
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.device, DEVICE, MAKER | CHECKER)
        );
        _retire(mill.device, ph);
    }

    function test_RevertWhen_RetiredByARestrictedOperator() public {
        setStanding(mill.id, Standing.Restricted);
        expectError(_notActive(mill.id));
        _retire(mill.maker, ph);
    }

    /* LIMITS */

    /// @dev Limits come and readings are sealed in any order: each reading has the limit that was set last before it was sealed.
    function testFuzz_LimitAt(uint8[12] memory acts) public {
        int64[2][100] memory expected; // by number of the reading
        (int64 min, int64 max, uint64 sealed_) = (600, 900, 0);
        for (uint256 i = 0; i < acts.length; i++) {
            if (acts[i] % 3 == 0) {
                uint32 count = 1 + (acts[i] % 4);
                seal(count);
                for (uint256 j = 0; j < count; j++) expected[++sealed_] = [min, max];
            } else {
                (min, max) = (int64(uint64(acts[i])), int64(uint64(acts[i])) + 1);
                vm.prank(epa.maker);
                sensors.setLimit(ph, min, max);
            }
        }
        for (uint64 seq = 1; seq <= sealed_ + 3; seq++) {
            if (seq > sealed_) expected[seq] = [min, max]; // what is not sealed yet
            (StationId where, int64 lowest, int64 highest) = sensors.limitAt(ph, seq);
            vm.assertEq(where.raw(), station.raw(), "station");
            vm.assertEq(abi.encode(lowest, highest), abi.encode(expected[seq]), vm.toString(seq));
        }
        (StationId none, , ) = sensors.limitAt(UNKNOWN, 1);
        vm.assertEq(none.raw(), 0, "no sensor");
    }

    function testFuzz_SetLimit(int64 min, int64 max) public {
        vm.assume(min < max);
        vm.expectEmit(address(sensors));
        emit ISensors.LimitSet(ph, epa.id, min, max, 1);
        vm.prank(epa.checker);
        sensors.setLimit(ph, min, max);
        Sensor memory s = sensorAt(station);
        (s.phase, s.limitMin, s.limitMax) = (Phase.Active, min, max);
        vm.assertEq(abi.encode(sensors.sensor(ph)), abi.encode(s), "the limit only");
    }

    function test_SetTheLimitOfAProposedSensor() public {
        SensorId id = proposedSensor(mill, sensorAt(station));
        vm.prank(epa.maker);
        sensors.setLimit(id, 1, 2);
        vm.assertEq(uint64(sensors.sensor(id).limitMax), 2, "before it is approved");
    }

    function testFuzz_RevertWhen_LimitEmpty(int64 min, int64 max) public {
        vm.assume(min >= max);
        expectError(_rangeEmpty(min, max));
        vm.prank(epa.maker);
        sensors.setLimit(ph, min, max);
    }

    function test_RevertWhen_LimitOfAnUnknownSensor() public {
        _unknown(UNKNOWN);
        vm.prank(epa.maker);
        sensors.setLimit(UNKNOWN, 1, 2);
    }

    function test_RevertWhen_LimitOfARetiredSensor() public {
        _retire(mill.maker, ph);
        _wrongPhase(ph, Phase.Retired);
        vm.prank(epa.maker);
        sensors.setLimit(ph, 1, 2);
    }

    function test_RevertWhen_LimitSetByTheOperator() public {
        expectError(_roleMissing(mill.id, STATION_OPERATOR, REGULATOR));
        vm.prank(mill.maker);
        sensors.setLimit(ph, 1, 2);
    }

    function test_RevertWhen_ARegulatorSetsItsOwnLimit() public {
        StationId own = stationInService(both, NO_STATION);
        SensorId id = proposedSensor(both, sensorAt(own));
        expectError(abi.encodeWithSelector(ISensors.Sensors_OwnApproval.selector, own, both.id));
        vm.prank(both.maker);
        sensors.setLimit(id, 1, 2);
    }

    /* ASKING */

    function test_RevertWhen_AskedForAnUnknownSensor() public {
        _unknown(UNKNOWN);
        sensors.sensor(UNKNOWN);
        _unknown(UNKNOWN);
        sensors.latestOf(UNKNOWN);
        _unknown(SensorId.wrap(0));
        sensors.sensor(SensorId.wrap(0));
    }

    /* HELPERS */

    function _refused(address by, Sensor memory s, bytes memory reason) private {
        expectError(reason);
        vm.prank(by);
        sensors.proposeSensor(s);
    }

    function _retire(address by, SensorId id) private {
        vm.prank(by);
        sensors.retireSensor(id);
    }

    function _assertPhase(SensorId id, Phase phase) private view {
        vm.assertEq(uint256(sensors.sensor(id).phase), uint256(phase), "phase");
    }

    function _unknown(SensorId id) private {
        expectError(abi.encodeWithSelector(ISensors.Sensors_UnknownSensor.selector, id));
    }

    function _wrongPhase(SensorId id, Phase phase) private {
        expectError(abi.encodeWithSelector(ISensors.Sensors_WrongPhase.selector, id, phase));
    }

    function _rangeEmpty(int64 min, int64 max) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISensors.Sensors_RangeEmpty.selector, min, max);
    }

    function _stationRetired() private view returns (bytes memory) {
        return abi.encodeWithSelector(ISensors.Sensors_StationWrongPhase.selector, station, Phase.Retired);
    }

    function _roleMissing(OrgId org, Roles has, Roles wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, org, has, wanted);
    }

    function _notActive(OrgId org) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, org, Standing.Restricted);
    }
}
