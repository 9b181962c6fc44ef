// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, ANY_DUTY, CHECKER, DEVICE, Duties, MAKER, NO_DUTIES, RELAYER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice An organisation enrols and revokes its own accounts and nobody else's.
contract MembersAccountsTest is SystemTest {
    Org internal acme;
    Org internal basin;
    address internal fresh = accountOf("fresh");

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme");
        basin = admitOrg("Basin");
    }

    /* ENROL */

    function testFuzz_Enrol(uint16 duties, uint48 validUntil, bytes20 person) public {
        duties = uint16(_bound(duties, 1, Duties.unwrap(ANY_DUTY)));
        if (validUntil != 0) validUntil = uint48(_bound(validUntil, START, type(uint48).max));
        vm.expectEmit(address(members));
        emit IMembers.Enrolled(acme.id, fresh, Duties.wrap(duties), validUntil, person);
        vm.prank(acme.admin);
        members.enrol(fresh, Duties.wrap(duties), validUntil, person);

        (OrgId org, Duties has, uint48 until, bytes20 who) = members.accounts(fresh);
        vm.assertTrue(org == acme.id, "organisation");
        vm.assertEq(Duties.unwrap(has), duties, "duties");
        vm.assertEq(until, validUntil, "valid until");
        vm.assertEq(bytes32(who), bytes32(person), "person");
        vm.assertTrue(members.isHonoured(fresh), "honoured");
    }

    function test_EnrolAgainChangesDutiesAndValidity() public {
        vm.prank(acme.admin);
        members.enrol(acme.maker, CHECKER, uint48(START + 1), 0);
        (, Duties has, uint48 until, ) = members.accounts(acme.maker);
        vm.assertEq(Duties.unwrap(has), Duties.unwrap(CHECKER), "duties");
        vm.assertEq(until, START + 1, "valid until");
    }

    function test_RevertWhen_EnrollingWhileRestricted() public {
        _setStanding(acme.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        vm.prank(acme.admin);
        members.enrol(fresh, MAKER, 0, 0);
    }

    /// @dev A thief of the ADMIN key who enrolled another one is still got rid of, as restriction froze the accounts.
    function test_RecoveryFromAThiefWithASecondAdmin() public {
        address second = enrol(acme.admin, "thief's second admin", ADMIN);
        _setStanding(acme.id, Standing.Restricted);
        vm.startPrank(address(timelockController));
        members.recover(acme.id, second, fresh, 0);
        members.recover(acme.id, acme.admin, fresh, 0);
        members.setStanding(acme.id, Standing.Active);
        vm.stopPrank();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, second));
        vm.prank(second);
        members.revoke(fresh, 0);
        vm.assertTrue(members.isHonoured(fresh), "the replacement stays");
        vm.assertEq(members.getVotes(fresh), 1, "and carries the vote");
    }

    function test_RevertWhen_EnrolledByAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        members.enrol(fresh, MAKER, 0, 0);
    }

    function test_RevertWhen_EnrolledByAMaker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, ADMIN));
        vm.prank(acme.maker);
        members.enrol(fresh, MAKER, 0, 0);
    }

    function test_RevertWhen_EnrolledByAnExpelledOrganisation() public {
        _setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Expelled));
        vm.prank(acme.admin);
        members.enrol(fresh, MAKER, 0, 0);
    }

    function test_RevertWhen_EnrolledByAnExpiredAdmin() public {
        vm.prank(acme.admin);
        members.enrol(fresh, ADMIN, uint48(START), 0);
        vm.warp(START + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, fresh, uint48(START)));
        vm.prank(fresh);
        members.enrol(accountOf("another"), MAKER, 0, 0);
    }

    function test_RevertWhen_AccountIsZero() public {
        expectError(abi.encodeWithSelector(IMembers.Members_ZeroAccount.selector));
        vm.prank(acme.admin);
        members.enrol(address(0), MAKER, 0, 0);
    }

    function test_RevertWhen_AccountBelongsToAnotherOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, basin.maker, basin.id));
        vm.prank(acme.admin);
        members.enrol(basin.maker, MAKER, 0, 0);
    }

    /// @dev An account belongs to one organisation for ever, also after it was revoked there.
    function test_RevertWhen_AccountWasRevokedByAnotherOrganisation() public {
        vm.prank(basin.admin);
        members.revoke(basin.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, basin.maker, basin.id));
        vm.prank(acme.admin);
        members.enrol(basin.maker, MAKER, 0, 0);
    }

    function test_RevertWhen_DutiesEmpty() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutiesInvalid.selector, fresh, NO_DUTIES));
        vm.prank(acme.admin);
        members.enrol(fresh, NO_DUTIES, 0, 0);
    }

    function testFuzz_RevertWhen_DutiesUnknown(uint16 duties) public {
        duties = uint16(_bound(duties, uint256(Duties.unwrap(ANY_DUTY)) + 1, type(uint16).max));
        expectError(abi.encodeWithSelector(IMembers.Members_DutiesInvalid.selector, fresh, Duties.wrap(duties)));
        vm.prank(acme.admin);
        members.enrol(fresh, Duties.wrap(duties), 0, 0);
    }

    function testFuzz_RevertWhen_ValidityPast(uint48 validUntil) public {
        validUntil = uint48(_bound(validUntil, 1, START - 1));
        expectError(abi.encodeWithSelector(IMembers.Members_ValidityPast.selector, fresh, validUntil));
        vm.prank(acme.admin);
        members.enrol(fresh, MAKER, validUntil, 0);
    }

    /* REVOKE */

    function test_Revoke() public {
        vm.expectEmit(address(members));
        emit IMembers.Revoked(acme.id, acme.maker, uint48(block.timestamp));
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        vm.assertFalse(members.isHonoured(acme.maker), "not honoured");
        vm.assertTrue(members.orgOf(acme.maker) == acme.id, "keeps its organisation");
    }

    function test_RevertWhen_ARevokedAccountIsEnrolledAgain() public {
        vm.startPrank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountEnded.selector, acme.maker, START));
        members.enrol(acme.maker, RELAYER | DEVICE, 0, 0);
        vm.stopPrank();
        vm.assertFalse(members.isHonoured(acme.maker), "honoured");
    }

    function test_RevokeWhileRestricted() public {
        _setStanding(acme.id, Standing.Restricted);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
    }

    function test_RevertWhen_RevokedByAMaker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, ADMIN));
        vm.prank(acme.maker);
        members.revoke(acme.checker, 0);
    }

    function test_RevertWhen_RevokedByAnotherOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, acme.maker, acme.id));
        vm.prank(basin.admin);
        members.revoke(acme.maker, 0);
    }

    function test_RevertWhen_RevokedAccountWasNeverEnrolled() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, OUTSIDER, OrgId.wrap(0)));
        vm.prank(acme.admin);
        members.revoke(OUTSIDER, 0);
    }

    function test_RevertWhen_RevokedTwice() public {
        vm.startPrank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        members.revoke(acme.maker, 0);
        vm.stopPrank();
    }

    function test_RevertWhen_RevokedAccountCarriesTheVote() public {
        expectError(abi.encodeWithSelector(IMembers.Members_CarriesVote.selector, acme.admin));
        vm.prank(acme.admin);
        members.revoke(acme.admin, 0);
    }

    /* RECOVER */

    function test_RecoverMovesTheVoteOfTheLostAccount() public {
        vm.expectEmit(address(members));
        emit IMembers.Revoked(acme.id, acme.admin, uint48(block.timestamp));
        vm.expectEmit(address(members));
        emit IMembers.Enrolled(acme.id, fresh, ADMIN, 0, personOf("fresh"));
        vm.expectEmit(address(members));
        emit IMembers.VotingAccountSet(acme.id, fresh);
        vm.expectEmit(address(members));
        emit IMembers.Recovered(acme.id, acme.admin, fresh);
        asCouncil();
        members.recover(acme.id, acme.admin, fresh, personOf("fresh"));

        vm.assertFalse(members.isHonoured(acme.admin), "lost account");
        vm.assertTrue(members.servesFor(fresh, ADMIN) == acme.id, "replacement");
        vm.assertEq(members.getVotes(fresh), 1, "vote moved");
        vm.assertEq(members.getVotes(acme.admin), 0, "vote left");
    }

    function test_RecoverLeavesTheVoteWhereTheLostAccountDidNotCarryIt() public {
        asCouncil();
        members.recover(acme.id, acme.maker, fresh, 0);
        vm.assertEq(members.getVotes(acme.admin), 1, "vote stays");
        vm.assertFalse(members.isHonoured(acme.maker), "lost account");
    }

    function test_RecoverWithoutALostAccount() public {
        asCouncil();
        members.recover(acme.id, address(0), fresh, 0);
        vm.assertTrue(members.isHonoured(acme.admin), "nothing revoked");
        vm.assertTrue(members.servesFor(fresh, ADMIN) == acme.id, "replacement");
    }

    function test_RecoverWhileRestrictedMovesNoVote() public {
        _setStanding(acme.id, Standing.Restricted);
        asCouncil();
        members.recover(acme.id, acme.admin, fresh, 0);
        vm.assertEq(members.getVotes(fresh), 0, "no vote while restricted");
        _setStanding(acme.id, Standing.Active);
        vm.assertEq(members.getVotes(fresh), 1, "and it comes to the new account");
    }

    function test_RevertWhen_RecoveredByOthersThanTheCouncil() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, acme.admin));
        vm.prank(acme.admin);
        members.recover(acme.id, address(0), fresh, 0);
    }

    function test_RevertWhen_RecoveredOrganisationUnknown() public {
        expectError(abi.encodeWithSelector(IMembers.Members_UnknownOrganisation.selector, OrgId.wrap(9)));
        asCouncil();
        members.recover(OrgId.wrap(9), address(0), fresh, 0);
    }

    function test_RevertWhen_RecoveredOrganisationExpelled() public {
        _setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        asCouncil();
        members.recover(acme.id, address(0), fresh, 0);
    }

    function test_RevertWhen_LostAccountBelongsToAnotherOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, basin.admin, basin.id));
        asCouncil();
        members.recover(acme.id, basin.admin, fresh, 0);
    }

    function test_RevertWhen_TheReplacementEndedBefore() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountEnded.selector, acme.maker, START));
        asCouncil();
        members.recover(acme.id, acme.admin, acme.maker, 0);
    }

    function test_RevertWhen_ReplacementBelongsToAnotherOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, basin.admin, basin.id));
        asCouncil();
        members.recover(acme.id, acme.admin, basin.admin, 0);
    }

    function _setStanding(OrgId org, Standing to) private {
        asCouncil();
        members.setStanding(org, to);
    }
}
