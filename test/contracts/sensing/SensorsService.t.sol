// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ISensors, Sensor} from "../../../contracts/sensing/ISensors.sol";
import {Phase} from "../../../contracts/sensing/IStations.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensorsBase} from "./SensorsBase.sol";

/// @notice Sensors in service: their limits, and how they are retired.
contract SensorsServiceTest is SensorsBase {
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
}
