// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Council} from "../../../contracts/members/Council.sol";
import {Admission, Standing} from "../../../contracts/members/IMembers.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {Duties} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {OutsiderCalls} from "./OutsiderCalls.sol";

/// @notice Somebody who is no member calls every function of Members, the Council and its timelock that changes state, with arguments that
/// would mean something if a member sent them.
abstract contract OutsiderGovernance is OutsiderCalls {
    function callMembers(uint256 who, uint8 which, uint32 org, address account, uint64 bits, bytes20 person) external {
        OrgId id = OrgId.wrap(org % 4);
        bytes[11] memory all = [
            abi.encodeCall(s.members.admit, (Admission(vm.toString(bits), Roles.wrap(bits), account, person))),
            abi.encodeCall(s.members.setRoles, (id, Roles.wrap(bits))),
            abi.encodeCall(s.members.setStanding, (id, Standing(bits % 4))),
            abi.encodeCall(s.members.setDualControl, (id, bits % 2 == 0)),
            abi.encodeCall(s.members.recover, (id, address(0), account, person)),
            abi.encodeCall(s.members.enrol, (account, Duties.wrap(uint16(bits % 31) + 1), 0, person)),
            abi.encodeCall(s.members.revoke, (bits % 2 == 0 ? member : account, 0)),
            abi.encodeCall(s.members.setVotingAccount, (bits % 2 == 0 ? member : account)),
            abi.encodeCall(s.members.endAccount, (bits % 2 == 0 ? member : account, 0)),
            abi.encodeCall(s.members.delegate, (account)),
            abi.encodeCall(
                s.members.delegateBySig,
                (account, 0, type(uint256).max, 27, bytes32(person), bytes32(person))
            )
        ];
        _call(who, address(s.members), all[which % all.length]);
    }

    function callCouncil(uint256 who, uint8 which, uint48 time) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = _batch(address(s.members), who);
        bytes32 description = keccak256("let me in");
        bytes[9] memory all = [
            abi.encodeCall(s.council.propose, (targets, values, calldatas, "let me in")),
            abi.encodeCall(s.council.queue, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.execute, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.cancel, (targets, values, calldatas, description)),
            abi.encodeCall(s.council.relay, (targets[0], 0, calldatas[0])),
            abi.encodeCall(s.council.setVotingDelay, (time)),
            abi.encodeCall(s.council.setVotingPeriod, (uint32(time) | 1)),
            abi.encodeCall(s.council.setProposalThreshold, (0)),
            abi.encodeCall(s.council.updateTimelock, (TimelockController(payable(_outsider(who)))))
        ];
        _call(who, address(s.council), all[which % all.length]);
    }

    /// @dev On the proposal that is open, for itself or for a member.
    function callVoting(uint256 who, uint8 which, uint8 support, bool own, bytes32 junk) external {
        support = support % 3;
        address voter = own ? _outsider(who) : member;
        bytes memory signature = _signature(who, junk);
        bytes[5] memory all = [
            abi.encodeCall(s.council.castVote, (s.openProposal, support)),
            abi.encodeCall(s.council.castVoteWithReason, (s.openProposal, support, "because")),
            abi.encodeCall(s.council.castVoteWithReasonAndParams, (s.openProposal, support, "because", "")),
            abi.encodeCall(s.council.castVoteBySig, (s.openProposal, support, voter, signature)),
            abi.encodeCall(
                s.council.castVoteWithReasonAndParamsBySig,
                (s.openProposal, support, voter, "because", "", signature)
            )
        ];
        _call(who, address(s.council), all[which % all.length]);
    }

    function callTimelock(uint256 who, uint8 which, uint8 role, bytes32 id) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = _batch(address(s.members), who);
        bytes32[4] memory roles = [
            bytes32(0),
            keccak256("PROPOSER_ROLE"),
            keccak256("EXECUTOR_ROLE"),
            keccak256("CANCELLER_ROLE")
        ];
        bytes[8] memory all = [
            abi.encodeCall(s.timelockController.schedule, (targets[0], 0, calldatas[0], 0, id, 30 days)),
            abi.encodeCall(s.timelockController.scheduleBatch, (targets, values, calldatas, 0, id, 30 days)),
            abi.encodeCall(s.timelockController.execute, (targets[0], 0, calldatas[0], 0, id)),
            abi.encodeCall(s.timelockController.executeBatch, (targets, values, calldatas, 0, id)),
            abi.encodeCall(s.timelockController.cancel, (id)),
            abi.encodeCall(s.timelockController.updateDelay, (0)),
            abi.encodeCall(s.timelockController.grantRole, (roles[role % 4], _outsider(who))),
            abi.encodeCall(s.timelockController.revokeRole, (roles[role % 4], address(s.council)))
        ];
        _call(who, address(s.timelockController), all[which % all.length]);
    }
}
