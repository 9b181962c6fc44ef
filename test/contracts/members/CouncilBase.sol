// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Proposals of one call, and the steps of their life.
abstract contract CouncilBase is SystemTest {
    struct Proposal {
        uint256 id;
        address[] targets;
        uint256[] values;
        bytes[] calldatas;
        string description;
        bytes32 descriptionHash;
    }

    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;

    function voter(uint256 index) internal pure returns (address) {
        return accountOf(string.concat(founderName(index), ": admin"));
    }

    function proposalOf(address target, bytes memory data) internal view returns (Proposal memory p) {
        p.targets = new address[](1);
        p.values = new uint256[](1);
        p.calldatas = new bytes[](1);
        (p.targets[0], p.calldatas[0], p.description) = (target, data, "a proposal");
        p.descriptionHash = keccak256(bytes(p.description));
        p.id = council.hashProposal(p.targets, p.values, p.calldatas, p.descriptionHash);
    }

    function propose(Proposal memory p, address by) internal {
        vm.prank(by);
        council.propose(p.targets, p.values, p.calldatas, p.description);
    }

    /// @dev Proposed by the first founder, and open for votes.
    function open(Proposal memory p) internal {
        propose(p, voter(0));
        vm.warp(council.proposalSnapshot(p.id) + 1);
    }

    function vote(Proposal memory p, uint256 index, uint8 support) internal {
        vm.prank(voter(index));
        council.castVote(p.id, support);
    }

    function queue(Proposal memory p) internal {
        council.queue(p.targets, p.values, p.calldatas, p.descriptionHash);
    }

    function execute(Proposal memory p) internal {
        council.execute(p.targets, p.values, p.calldatas, p.descriptionHash);
    }

    function passTo(Proposal memory p) internal {
        open(p);
        uint256 majority = council.quorum(council.proposalSnapshot(p.id));
        for (uint256 i = 0; i < majority; i++) vote(p, i, FOR);
        queue(p);
        vm.warp(council.proposalEta(p.id) + 1);
        execute(p);
    }

    function assertState(Proposal memory p, IGovernor.ProposalState state, string memory when) internal view {
        vm.assertEq(uint256(council.state(p.id)), uint256(state), when);
    }

    /// @dev Governor's way to name the states it would have accepted.
    function maskOf(IGovernor.ProposalState state) internal pure returns (bytes32) {
        return bytes32(1 << uint8(state));
    }
}
