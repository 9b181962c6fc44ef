// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CouncilBase} from "./CouncilBase.sol";

/// @notice A consortium that starts with one organisation and no delay grows by its own decisions.
contract CouncilOfOneTest is CouncilBase {
    function setUp() public override {
        vm.warp(START);
        deploySystem(0, makeFounders(1));
        vm.warp(START + 1);
    }

    function test_OneVoteDecides() public {
        Proposal memory p = proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Acme", BANK))));
        open(p);
        vote(p, 0, FOR);
        assertState(p, IGovernor.ProposalState.Succeeded, "one of one");
        queue(p);
        execute(p);
        vm.assertTrue(members.standingOf(OrgId.wrap(2)) == Standing.Active, "admitted");
    }

    function test_TheVoteOfOneCanFail() public {
        Proposal memory p = proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Acme", BANK))));
        open(p);
        vote(p, 0, AGAINST);
        vm.warp(council.proposalDeadline(p.id) + 1);
        assertState(p, IGovernor.ProposalState.Defeated, "none of one");
    }

    function test_TheSecondMemberIsNeededFromThenOn() public {
        passTo(proposalOf(address(members), abi.encodeCall(members.admit, (admissionOf("Acme", BANK)))));
        vm.warp(START + 30 days);
        Proposal memory p = proposalOf(address(members), abi.encodeCall(members.setRoles, (OrgId.wrap(1), BANK)));
        open(p);
        vote(p, 0, FOR);
        assertState(p, IGovernor.ProposalState.Active, "one of two is not more than half");
        vm.prank(accountOf("Acme: admin"));
        council.castVote(p.id, FOR);
        assertState(p, IGovernor.ProposalState.Succeeded, "two of two");
    }
}
