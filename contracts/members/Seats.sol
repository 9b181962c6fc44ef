// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IMembers} from "./IMembers.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Seats
/// @notice Where an organisation's vote sits, and that nobody gives it away. Which seats have one is in Members.
abstract contract Seats is Votes {
    /// @notice Time, not blocks: a consortium chain may pause its empty blocks. ERC-6372.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp); // fits for eight million years
    }

    /// @notice ERC-6372.
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice Always reverts: an organisation chooses its voting account by `setVotingAccount`.
    function delegate(address) public pure override {
        revert IMembers.Members_VoteNotDelegable();
    }

    /// @notice Always reverts: an organisation chooses its voting account by `setVotingAccount`.
    function delegateBySig(address, uint256, uint256, uint8, bytes32, bytes32) public pure override {
        revert IMembers.Members_VoteNotDelegable();
    }

    /// @dev The vote belongs to the organisation: it sits at the address that is the organisation's number, for which there
    /// is no key, and is delegated to the voting account.
    function _seat(OrgId org) internal pure returns (address) {
        return address(uint160(org.raw()));
    }
}
