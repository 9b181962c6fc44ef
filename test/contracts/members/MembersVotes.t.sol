// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, ANY_DUTY, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice One vote for each active organisation, at its voting account, and no way to give it away.
contract MembersVotesTest is SystemTest {
    Org internal acme;
    Org internal basin;

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme");
        basin = admitOrg("Basin");
    }

    function test_VoteArrivesWithAdmission() public {
        vm.assertEq(members.getVotes(acme.admin), 1, "vote");
        vm.assertEq(members.getVotes(acme.maker), 0, "one account only");
        vm.assertEq(_supply(), 2, "votes in all");
    }

    function test_VoteLeavesWithRestrictionAndComesBack() public {
        _setStanding(Standing.Restricted);
        vm.assertEq(members.getVotes(acme.admin), 0, "restricted");
        vm.assertEq(_supply(), 1, "votes in all");
        _setStanding(Standing.Active);
        vm.assertEq(members.getVotes(acme.admin), 1, "active again");
        vm.assertEq(_supply(), 2, "votes in all");
    }

    function test_VoteLeavesWithExpulsion() public {
        _setStanding(Standing.Expelled);
        vm.assertEq(members.getVotes(acme.admin), 0, "expelled");
        vm.assertEq(_supply(), 1, "votes in all");
    }

    function test_NoSecondVoteLeavesWhenARestrictedOrganisationIsExpelled() public {
        _setStanding(Standing.Restricted);
        _setStanding(Standing.Expelled);
        vm.assertEq(_supply(), 1, "votes in all");
    }

    /* THE VOTING ACCOUNT */

    function test_SetVotingAccount() public {
        vm.expectEmit(address(members));
        emit IMembers.VotingAccountSet(acme.id, acme.maker);
        vm.prank(acme.admin);
        members.setVotingAccount(acme.maker);
        vm.assertEq(members.getVotes(acme.maker), 1, "new");
        vm.assertEq(members.getVotes(acme.admin), 0, "old");
        (, , , address votingAccount) = members.organisations(acme.id);
        vm.assertEq(votingAccount, acme.maker, "kept");
    }

    function test_FormerVotingAccountCanBeRevoked() public {
        vm.startPrank(acme.admin);
        members.setVotingAccount(acme.maker);
        members.revoke(acme.admin, 0);
        vm.stopPrank();
        vm.assertFalse(members.isHonoured(acme.admin), "revoked");
    }

    function test_RevertWhen_VotingAccountSetWhileRestricted() public {
        _setStanding(Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        vm.prank(acme.admin);
        members.setVotingAccount(acme.maker);
        _setStanding(Standing.Active);
        vm.assertEq(members.getVotes(acme.admin), 1, "the vote comes back to where it was");
    }

    function test_RevertWhen_VotingAccountSetByAMaker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, ADMIN));
        vm.prank(acme.maker);
        members.setVotingAccount(acme.maker);
    }

    function test_RevertWhen_VotingAccountOfAnotherOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, basin.maker, basin.id));
        vm.prank(acme.admin);
        members.setVotingAccount(basin.maker);
    }

    function test_RevertWhen_VotingAccountNotEnrolled() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(acme.admin);
        members.setVotingAccount(OUTSIDER);
    }

    /* DELEGATION IS CLOSED */

    function testFuzz_RevertWhen_Delegating(address from, address to) public {
        expectError(abi.encodeWithSelector(IMembers.Members_VoteNotDelegable.selector));
        vm.prank(from);
        members.delegate(to);
    }

    function test_RevertWhen_DelegatingBySignature() public {
        bytes32 digest = keccak256("any");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("Acme: admin"), digest);
        expectError(abi.encodeWithSelector(IMembers.Members_VoteNotDelegable.selector));
        members.delegateBySig(basin.admin, 0, START + 1, v, r, s);
    }

    /// @dev Nobody holds the key of a seat; should somebody ever, delegation is closed to it as well.
    function test_RevertWhen_TheSeatItselfDelegates() public {
        expectError(abi.encodeWithSelector(IMembers.Members_VoteNotDelegable.selector));
        vm.prank(address(uint160(OrgId.unwrap(acme.id))));
        members.delegate(OUTSIDER);
    }

    /* CLOCK */

    function testFuzz_ClockIsTime(uint40 time) public {
        vm.warp(time);
        vm.assertEq(members.clock(), time, "clock");
    }

    function test_ClockMode() public view {
        vm.assertEq(members.CLOCK_MODE(), "mode=timestamp", "ERC-6372");
    }

    function testFuzz_VotesEqualActiveOrganisations(uint8 count, uint256 restricted, uint256 expelled) public {
        count = uint8(_bound(count, 0, 12));
        uint256 active = 2;
        for (uint256 i = 0; i < count; i++) {
            OrgId org = admit(vm.toString(i), Roles.wrap(0));
            active++;
            if ((restricted >> i) & 1 == 1) {
                asCouncil();
                members.setStanding(org, Standing.Restricted);
                active--;
            } else if ((expelled >> i) & 1 == 1) {
                asCouncil();
                members.setStanding(org, Standing.Expelled);
                active--;
            }
        }
        vm.assertEq(_supply(), active, "votes in all");
    }

    function test_AnAccountThatExpiresNeverHasTheVote() public {
        vm.prank(acme.admin);
        members.enrol(acme.maker, ANY_DUTY, uint48(START), 0);
        expectError(abi.encodeWithSelector(IMembers.Members_VoteExpires.selector, acme.maker, START));
        vm.prank(acme.admin);
        members.setVotingAccount(acme.maker);
        vm.warp(START + 1);
        vm.assertEq(members.getVotes(acme.maker), 0, "expired");
        vm.assertEq(members.getVotes(acme.admin), 1, "the vote is where it was");
    }

    function test_AFormerVotingAccountMayExpire() public {
        vm.startPrank(acme.admin);
        members.setVotingAccount(acme.maker);
        members.enrol(acme.admin, ADMIN, uint48(START), 0);
        vm.stopPrank();
        vm.warp(START + 1);
        vm.assertFalse(members.isHonoured(acme.admin), "expired");
        vm.assertEq(members.getVotes(acme.maker), 1, "the vote has moved");
    }

    function _supply() private returns (uint256) {
        vm.warp(block.timestamp + 1);
        return members.getPastTotalSupply(block.timestamp - 1);
    }

    function _setStanding(Standing to) private {
        asCouncil();
        members.setStanding(acme.id, to);
    }
}
