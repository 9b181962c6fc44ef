// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {UnitId, subjectOf} from "../../../contracts/types/UnitId.sol";
import {Test} from "../utils/Test.sol";

/// @notice What a statement about units or about an exceedance has as its subject, as another implementation computes it.
contract SubjectVectorsTest is Test {
    uint256 private constant FEWEST_LISTS = 5;
    uint256 private constant FEWEST_EXCEEDANCES = 3;

    string private json = vm.readFile("test/vectors/subjects.json");

    function test_Units() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".units", seen)); seen++) {
            string memory path = _path(".units", seen);
            bytes32[] memory units = vm.parseJsonBytes32Array(json, string.concat(path, ".units"));
            bytes32 expected = vm.parseJsonBytes32(json, string.concat(path, ".subject"));
            vm.assertEq(this.subjectOfUnits(units), expected, path);
        }
        vm.assertTrue(seen >= FEWEST_LISTS, "all cases read");
    }

    function test_Exceedances() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".exceedances", seen)); seen++) {
            string memory path = _path(".exceedances", seen);
            uint32 sensor = uint32(vm.parseJsonUint(json, string.concat(path, ".sensor")));
            uint64 seq = uint64(vm.parseJsonUint(json, string.concat(path, ".seq")));
            bytes32 expected = vm.parseJsonBytes32(json, string.concat(path, ".subject"));
            vm.assertEq(exceedanceId(SensorId.wrap(sensor), seq).subject().raw(), expected, path);
        }
        vm.assertTrue(seen >= FEWEST_EXCEEDANCES, "all cases read");
    }

    /// @dev Of calldata.
    function subjectOfUnits(bytes32[] calldata ids) external pure returns (bytes32) {
        UnitId[] calldata units;
        assembly ("memory-safe") {
            units.offset := ids.offset
            units.length := ids.length
        }
        return subjectOf(units).raw();
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }
}
