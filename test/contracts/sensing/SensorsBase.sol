// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ISensors} from "../../../contracts/sensing/ISensors.sol";
import {Phase} from "../../../contracts/sensing/IStations.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice What refuses sensors.
abstract contract SensorsBase is SensingBase {
    SensorId internal constant NEXT = SensorId.wrap(3);
    SensorId internal constant UNKNOWN = SensorId.wrap(99);

    function _retire(address by, SensorId id) internal {
        vm.prank(by);
        sensors.retireSensor(id);
    }

    function _assertPhase(SensorId id, Phase phase) internal view {
        vm.assertEq(uint256(sensors.sensor(id).phase), uint256(phase), "phase");
    }

    function _unknown(SensorId id) internal {
        expectError(abi.encodeWithSelector(ISensors.Sensors_UnknownSensor.selector, id));
    }

    function _wrongPhase(SensorId id, Phase phase) internal {
        expectError(abi.encodeWithSelector(ISensors.Sensors_WrongPhase.selector, id, phase));
    }

    function _rangeEmpty(int64 min, int64 max) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISensors.Sensors_RangeEmpty.selector, min, max);
    }

    function _roleMissing(OrgId org, Roles has, Roles wanted) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, org, has, wanted);
    }

    function _notActive(OrgId org) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, org, Standing.Restricted);
    }
}
