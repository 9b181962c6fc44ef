// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, Duties, MAKER, RELAYER} from "../../../contracts/types/Duties.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice How accounts end, by whom, and as of when.
contract MembersEndedTest is SystemTest {
    Org internal acme;
    address internal fresh = accountOf("fresh");

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme");
    }

    /* REVOKED AS OF AN EARLIER TIME */

    function testFuzz_RevokedAsOf(uint48 until) public {
        until = uint48(_bound(until, START - 30 days, START));
        vm.expectEmit(address(members));
        emit IMembers.Revoked(acme.id, acme.maker, until);
        vm.prank(acme.admin);
        members.revoke(acme.maker, until);
        _assertEnded(acme.maker, MAKER, until, "what counts of it");
    }

    function testFuzz_RevertWhen_TrustedInFuture(uint48 until) public {
        until = uint48(_bound(until, START + 1, type(uint48).max));
        expectError(abi.encodeWithSelector(IMembers.Members_TrustedInFuture.selector, acme.maker, until, START));
        vm.prank(acme.admin);
        members.revoke(acme.maker, until);
    }

    /// @dev Who signed something would take it back; only the Council says that a key was lost before that.
    function testFuzz_RevertWhen_TrustedTooEarly(uint48 until) public {
        until = uint48(_bound(until, 1, START - 30 days - 1));
        bytes4 selector = IMembers.Members_TrustedTooEarly.selector;
        expectError(abi.encodeWithSelector(selector, acme.maker, until, START - 30 days));
        vm.prank(acme.admin);
        members.revoke(acme.maker, until);
        asCouncil();
        members.endAccount(acme.maker, until);
        _assertEnded(acme.maker, MAKER, until, "by the Council");
    }

    /// @dev Found out later: the key was stolen before it was revoked.
    function test_TrustedForLessTime() public {
        vm.startPrank(acme.admin);
        members.revoke(acme.maker, 0);
        members.revoke(acme.maker, uint48(START - 1 hours));
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        members.revoke(acme.maker, uint48(START - 1 minutes));
        vm.stopPrank();
        _assertEnded(acme.maker, MAKER, START - 1 hours, "the earlier time");
    }

    /* ENDED BY THE COUNCIL */

    function test_TheCouncilEndsAccountsOfAnExpelledOrganisation() public {
        _expel();
        asCouncil();
        members.endAccount(acme.maker, uint48(START - 1));
        asCouncil();
        members.endAccount(acme.admin, 0); // which carried the vote
        _assertEnded(acme.maker, MAKER, START - 1, "maker");
        _assertEnded(acme.admin, ADMIN, START, "admin");
    }

    /// @dev Its ADMIN does not bring it back.
    function test_TheCouncilEndsAnAccountOfAnActiveOrganisation() public {
        asCouncil();
        members.endAccount(acme.maker, 0);
        vm.assertFalse(members.isHonoured(acme.maker), "ended");
        expectError(abi.encodeWithSelector(IMembers.Members_AccountEnded.selector, acme.maker, START));
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, 0, 0);
    }

    function test_RevertWhen_AnotherThanTheCouncilEnds() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, acme.admin));
        vm.prank(acme.admin);
        members.endAccount(acme.maker, 0);
    }

    function test_RevertWhen_TheCouncilEndsWhatCarriesAVote() public {
        asCouncil();
        expectError(abi.encodeWithSelector(IMembers.Members_CarriesVote.selector, acme.admin));
        members.endAccount(acme.admin, 0);
    }

    /// @dev Nothing to do: no error, no event, and never trusted for longer.
    function testFuzz_TheCouncilEndsWhatEnded(uint48 until) public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, uint48(START - 1 hours));
        until = uint48(_bound(until, START - 1 hours, START));
        vm.recordLogs();
        asCouncil();
        members.endAccount(acme.maker, until);
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        asCouncil();
        members.endAccount(acme.maker, 0);
        _assertEnded(acme.maker, MAKER, START - 1 hours, "as before");
        asCouncil();
        members.endAccount(acme.maker, uint48(START - 2 hours));
        _assertEnded(acme.maker, MAKER, START - 2 hours, "earlier");
    }

    function test_TheCouncilEndsWhatCarriesTheVoteOfARestrictedOrganisation() public {
        asCouncil();
        members.setStanding(acme.id, Standing.Restricted);
        asCouncil();
        members.endAccount(acme.admin, 0);
        asCouncil();
        members.setStanding(acme.id, Standing.Active);
        asCouncil();
        members.endAccount(acme.admin, uint48(START - 1)); // stolen, as one knows now
        _assertEnded(acme.admin, ADMIN, START - 1, "admin");
    }

    function test_RevertWhen_TheCouncilEndsInTheFuture() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_TrustedInFuture.selector, acme.maker, START + 1, START));
        asCouncil();
        members.endAccount(acme.maker, uint48(START + 1));
    }

    function test_RevertWhen_TheCouncilEndsNobody() public {
        asCouncil();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.endAccount(OUTSIDER, 0);
    }

    /* THE ACCOUNT THAT CARRIES THE VOTE */

    function testFuzz_RevertWhen_ItIsEnrolledWithAnEnd(uint48 validUntil) public {
        validUntil = uint48(_bound(validUntil, START, type(uint48).max));
        expectError(abi.encodeWithSelector(IMembers.Members_VoteExpires.selector, acme.admin, validUntil));
        vm.prank(acme.admin);
        members.enrol(acme.admin, RELAYER, validUntil, 0);
    }

    function test_RevertWhen_OneWithAnEndIsToCarryIt() public {
        vm.startPrank(acme.admin);
        members.enrol(fresh, RELAYER, uint48(START + 1), 0);
        expectError(abi.encodeWithSelector(IMembers.Members_VoteExpires.selector, fresh, START + 1));
        members.setVotingAccount(fresh);
        members.enrol(fresh, RELAYER, 0, 0);
        members.setVotingAccount(fresh);
        vm.stopPrank();
        vm.assertEq(members.getVotes(fresh), 1, "without an end");
    }

    /// @dev What counts of an account that was revoked before stays as it was.
    function test_RecoverFromWhatWasRevokedBefore() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, uint48(START - 1));
        vm.warp(START + 1 days);
        asCouncil();
        members.recover(acme.id, acme.maker, fresh, 0);
        _assertEnded(acme.maker, MAKER, START - 1, "as before");
    }

    /* HELPERS */

    function _assertEnded(address account, Duties duties, uint256 until, string memory what) private view {
        (Duties had, uint48 trustedUntil, bool lost) = members.ended(account);
        vm.assertTrue(lost == (until < block.timestamp), what);
        vm.assertEq(Duties.unwrap(had), Duties.unwrap(duties), what);
        vm.assertEq(trustedUntil, until, what);
        vm.assertFalse(members.isHonoured(account), what);
    }

    function _expel() private {
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
    }
}
