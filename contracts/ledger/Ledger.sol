// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IInstruments} from "./IInstruments.sol";
import {LedgerState} from "./LedgerState.sol";
import {IMembers} from "../members/IMembers.sol";

/// @title Ledger
/// @notice What the parts of Instruments have in common.
abstract contract Ledger is IInstruments, ReentrancyGuardTransient {
    IMembers public immutable MEMBERS;
    address public immutable SETTLEMENT;

    LedgerState internal _state;

    constructor(IMembers members, address settlement) {
        (MEMBERS, SETTLEMENT) = (members, settlement);
    }

    /// @dev For what calls only a receiver, at its end, and under `nonReentrant`.
    modifier notEntered() {
        if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall();
        _;
    }

    modifier onlySettlement() {
        if (msg.sender != SETTLEMENT) revert Asset_NotSettlement(msg.sender, SETTLEMENT);
        _;
    }
}
