// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Cycle, Position} from "./IClearing.sol";
import {CycleId} from "../types/CycleId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice All that Clearing keeps of cycles. Terms and obligations are not among it: who calls brings them, and their hashes are compared.
struct CycleBooks {
    mapping(CycleId => Cycle) cycles;
    mapping(CycleId => mapping(OrgId bank => Position)) positions;
    mapping(CycleId => mapping(OrgId bank => bytes32)) lists;
    /// @dev Nets of pairs with a cap, four in a slot, the first one lowest.
    mapping(CycleId => mapping(uint256 slot => uint256)) pairs;
    mapping(OrgId debtor => uint64) numbers;
}
