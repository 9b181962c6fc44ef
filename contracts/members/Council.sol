// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorSuperQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorSuperQuorum.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IMembers} from "./IMembers.sol";
import {ANY_DUTY} from "../types/Duties.sol";

/// @title Council
/// @notice The members decide here: one vote for each active organisation, more than half of them to pass, a delay before
/// anything takes effect. What passed is executed by the timelock, which owns Members and every registry setting.
///
/// A proposal that more than half of all members voted for has passed at once: nothing that can still be voted would
/// change it. The timelock's delay is what gives the others time to react.
///
/// @dev Warning: An organisation that is restricted or expelled after a proposal was made keeps its share in that
/// proposal's majority but can no longer vote.
contract Council is
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorSuperQuorum,
    GovernorTimelockControl
{
    IMembers public immutable MEMBERS;

    /// @param delay Seconds between a proposal and its vote.
    /// @param period Seconds a vote stays open; not zero.
    constructor(
        IMembers members,
        TimelockController timelock_,
        uint48 delay,
        uint32 period
    )
        Governor("Tallystick Council")
        GovernorSettings(delay, period, 1)
        GovernorVotes(IVotes(address(members)))
        GovernorTimelockControl(timelock_)
    {
        MEMBERS = members;
    }

    /// @notice More than half of the organisations that were active at `timepoint`.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return token().getPastTotalSupply(timepoint) / 2 + 1;
    }

    /// @notice The same: a vote that cannot be lost any more need not be waited for.
    function superQuorum(uint256 timepoint) public view override returns (uint256) {
        return quorum(timepoint);
    }

    /// @notice How votes count: an abstention is heard and recorded, and does not help a proposal pass.
    function COUNTING_MODE() public pure override(IGovernor, GovernorCountingSimple) returns (string memory) {
        return "support=bravo&quorum=for";
    }

    /// @dev More than half of all members have to say yes; abstentions would otherwise let one vote of five carry.
    function _quorumReached(
        uint256 proposalId
    ) internal view override(Governor, GovernorCountingSimple) returns (bool) {
        (, uint256 forVotes, ) = proposalVotes(proposalId);
        return forVotes >= quorum(proposalSnapshot(proposalId));
    }

    /// @dev A vote that was left with an account that is no longer honoured proposes nothing.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256) {
        MEMBERS.actsFor(proposer, ANY_DUTY);
        return super._propose(targets, values, calldatas, description, proposer);
    }

    /// @dev The snapshot says who had a vote; Members says whose key is still honoured today.
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        MEMBERS.actsFor(account, ANY_DUTY);
        return super._castVote(proposalId, account, support, reason, params);
    }

    /* WHERE SEVERAL BASES SAY SOMETHING */

    function state(
        uint256 proposalId
    ) public view override(Governor, GovernorSuperQuorum, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalVotes(
        uint256 proposalId
    ) public view override(GovernorCountingSimple, GovernorSuperQuorum) returns (uint256, uint256, uint256) {
        return super.proposalVotes(proposalId);
    }

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function votingDelay() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingDelay();
    }

    function votingPeriod() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingPeriod();
    }

    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
