// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ISensors, Sensor} from "../../../contracts/sensing/ISensors.sol";
import {IStations, Phase} from "../../../contracts/sensing/IStations.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {Parameter} from "../../../contracts/types/Parameter.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensorsBase} from "./SensorsBase.sol";

/// @notice Sensors: proposed by a station's operator, approved by a regulator.
contract SensorsTest is SensorsBase {
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

    /* HELPERS */

    function _refused(address by, Sensor memory s, bytes memory reason) private {
        expectError(reason);
        vm.prank(by);
        sensors.proposeSensor(s);
    }

    function _stationRetired() private view returns (bytes memory) {
        return abi.encodeWithSelector(ISensors.Sensors_StationWrongPhase.selector, station, Phase.Retired);
    }
}
