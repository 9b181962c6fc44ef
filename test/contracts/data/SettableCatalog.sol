// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Version} from "../../../contracts/data/Version.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";

/// @notice What computations ask of the catalogue, as a test sets it.
contract SettableCatalog {
    mapping(ResourceId resource => mapping(uint32 number => bytes32)) public digestOf;
    mapping(ResourceId resource => mapping(uint32 number => bool)) public isWithdrawn;

    function publish(Version calldata version) external {
        digestOf[version.resource][version.number] = versionDigest(version);
    }

    function withdraw(ResourceId resource, uint32 number, bool withdrawn) external {
        isWithdrawn[resource][number] = withdrawn;
    }

    function serves(ResourceId resource, uint32 number) external view returns (bool) {
        return !isWithdrawn[resource][number];
    }

    function versionDigest(Version calldata version) public pure returns (bytes32) {
        return keccak256(abi.encode(version));
    }
}
