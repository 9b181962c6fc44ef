// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {isLeafAt} from "../../../contracts/sensing/ReadingTree.sol";
import {Test} from "../utils/Test.sol";

/// @notice A contract can follow docs/data-content.md from a shown value to the content root: commitments, row digest, leaf and
/// path, as another implementation computes them.
contract ContentVectorsTest is Test {
    uint256 private constant FEWEST_ROWS = 17;
    bytes32 private constant COLUMN_TAG = keccak256("Tallystick content column v1");
    bytes32 private constant ROW_TAG = keccak256("Tallystick content row v1");
    bytes32 private constant LEAF_TAG = keccak256("Tallystick content leaf v1");

    string private json = vm.readFile("test/vectors/data-content.json");

    function test_RowsToRoot() public view {
        uint256 seen = 0;
        for (uint256 i = 0; vm.keyExistsJson(json, _path(".contents", i)); i++) {
            string memory content = _path(".contents", i);
            uint256 count = vm.parseJsonUint(json, string.concat(content, ".count"));
            for (uint256 row = 0; row < count; row++) {
                string memory path = _path(string.concat(content, ".rows"), row);
                bytes32 leaf = _leaf(content, path, row, count);
                vm.assertEq(leaf, vm.parseJsonBytes32(json, string.concat(path, ".leaf")), path);
                bytes32[] memory proof = vm.parseJsonBytes32Array(json, string.concat(path, ".proof"));
                bytes32 root = vm.parseJsonBytes32(json, string.concat(content, ".root"));
                vm.assertTrue(this.isUnder(root, leaf, row, uint32(count), proof), path);
                vm.assertFalse(this.isUnder(root, leaf, row + 1, uint32(count), proof), path);
                seen++;
            }
        }
        vm.assertTrue(seen >= FEWEST_ROWS, "all rows read");
    }

    /// @dev Of calldata.
    function isUnder(
        bytes32 root,
        bytes32 leaf,
        uint256 index,
        uint32 count,
        bytes32[] calldata proof
    ) external pure returns (bool) {
        return isLeafAt(root, leaf, index, count, proof);
    }

    function _leaf(
        string memory content,
        string memory path,
        uint256 row,
        uint256 count
    ) private view returns (bytes32) {
        bytes32[] memory salts = vm.parseJsonBytes32Array(json, string.concat(path, ".salts"));
        bytes memory commitments;
        for (uint256 column = 0; column < salts.length; column++) {
            bytes memory value = vm.parseJsonBytes(json, _path(string.concat(path, ".values"), column));
            bytes32 commitment = keccak256(abi.encodePacked(COLUMN_TAG, uint32(column), salts[column], value));
            commitments = bytes.concat(commitments, commitment);
        }
        bytes32 digest = keccak256(abi.encodePacked(ROW_TAG, uint32(salts.length), commitments));
        return
            keccak256(
                abi.encodePacked(
                    LEAF_TAG,
                    vm.parseJsonBytes32(json, string.concat(content, ".schemaHash")),
                    vm.parseJsonBytes32(json, string.concat(content, ".resource")),
                    uint64(vm.parseJsonUint(json, string.concat(content, ".version"))),
                    uint64(count),
                    uint64(row),
                    digest
                )
            );
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }
}
