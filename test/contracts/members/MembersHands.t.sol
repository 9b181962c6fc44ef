// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, Duties, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, DISPOSER, GENERATOR, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice "Whose two hands signed this, and might they then": what an act that was signed without network asks.
contract MembersHandsTest is SystemTest {
    Org private acme;
    Org private basin;

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme", GENERATOR);
        basin = admitOrg("Basin", CARRIER);
        vm.warp(START + 10 days);
    }

    /* SERVES AS */

    function test_ServesAs() public view {
        vm.assertTrue(members.servesAs(basin.maker, MAKER, CARRIER) == basin.id, "has the role");
        vm.assertTrue(members.servesAs(basin.maker, MAKER, Roles.wrap(0)) == basin.id, "no role asked");
    }

    function test_ServesAsWhileRestricted() public {
        _setStanding(basin.id, Standing.Restricted);
        vm.assertTrue(members.servesAs(basin.maker, MAKER, CARRIER) == basin.id, "still serves");
    }

    function test_RevertWhen_ServesAsAnExpelledOrganisation() public {
        _setStanding(basin.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, basin.id));
        members.servesAs(basin.maker, MAKER, CARRIER);
    }

    function test_RevertWhen_ServesAsWithoutEveryRole() public {
        Roles wanted = CARRIER | DISPOSER;
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, basin.id, CARRIER, wanted));
        members.servesAs(basin.maker, MAKER, wanted);
    }

    function test_RevertWhen_ServesAsWithoutTheDuty() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, basin.device, DEVICE, MAKER));
        members.servesAs(basin.device, MAKER, CARRIER);
    }

    /* BOTH HANDS */

    function test_BothHands() public view {
        _assertHands(acme.maker, START, basin.device, START + 1);
    }

    function test_BothHandsOfOneOrganisation() public view {
        (OrgId from, OrgId to) = members.bothSides(acme.maker, 1, acme.device, 2, MAKER | DEVICE, GENERATOR);
        vm.assertTrue(from == acme.id && to == acme.id, "both");
    }

    /// @dev Whoever asks bounds how far back a claim may lie.
    function testFuzz_OneThatIsEnrolledNowCountsForAnyTime(uint48 givenAt, uint48 takenAt) public view {
        _assertHands(acme.maker, givenAt, basin.maker, takenAt);
    }

    function testFuzz_OneThatWasRevokedCountsUpToThen(uint48 when, bool givers) public {
        uint256 end = block.timestamp;
        _revoke(givers ? acme : basin);
        vm.warp(end + 5 days);
        if (when > end) {
            address account = givers ? acme.maker : basin.maker;
            expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, account, when));
        }
        _hands(acme.maker, givers ? when : 0, basin.maker, givers ? 0 : when);
    }

    /// @dev Stolen, and used with times that the thief claims, which lie before the theft.
    function testFuzz_OneThatWasDeclaredLostCountsForNoTime(uint48 when, uint48 until, bool givers) public {
        until = uint48(_bound(until, START - 1 days, START - 1));
        (Org memory org, address account) = givers ? (acme, acme.maker) : (basin, basin.maker);
        vm.prank(org.admin);
        members.revoke(account, until);
        bytes memory lost = abi.encodeWithSelector(IMembers.Members_KeyLost.selector, account, until);
        bytes memory late = abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, account, when);
        expectError(when > until ? late : lost);
        _hands(acme.maker, givers ? when : 0, basin.maker, givers ? 0 : when);
    }

    /// @dev Somebody left, and it is said in so many words until when.
    function test_RevokedAsOfNowItIsNotLost() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, uint48(block.timestamp));
        _assertHands(acme.maker, block.timestamp, basin.maker, 0);
    }

    /// @dev Revoked because somebody left, and found out later to be stolen.
    function test_RevertWhen_ItIsDeclaredLostAfterItsEnd() public {
        uint48 before = uint48(block.timestamp - 1);
        _revoke(acme);
        _assertHands(acme.maker, before, basin.maker, 0);
        vm.warp(before + 1 days);
        vm.prank(acme.admin);
        members.revoke(acme.maker, before);
        expectError(abi.encodeWithSelector(IMembers.Members_KeyLost.selector, acme.maker, before));
        _hands(acme.maker, before, basin.maker, 0);
    }

    function test_TheLastSecondOfAnEnrolmentCounts() public {
        uint256 end = block.timestamp;
        _revoke(acme);
        _assertHands(acme.maker, end, basin.maker, end + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, acme.maker, end + 1));
        _hands(acme.maker, end + 1, basin.maker, end + 1);
    }

    /// @dev What it might before counts, not what it was enrolled with first.
    function test_RevertWhen_TheRevokedHadAnotherDuty() public {
        vm.prank(acme.admin);
        members.revoke(acme.checker, 0);
        Duties had = CHECKER;
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, had, MAKER | DEVICE));
        _hands(acme.checker, 0, basin.maker, 0);
    }

    /// @dev Nobody moves the time up to which it counts by enrolling it again.
    function test_RevertWhen_TheRevokedIsToCountAgain() public {
        _revoke(acme);
        uint256 end = block.timestamp;
        vm.warp(end + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountEnded.selector, acme.maker, end));
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, 0, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, acme.maker, end + 1));
        _hands(acme.maker, end + 1, basin.maker, 0);
    }

    function testFuzz_OneThatExpiredCountsUpToThen(uint48 when) public {
        uint48 until = uint48(block.timestamp + 1 hours);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, until, 0);
        vm.warp(until + 1 days);
        if (when > until) {
            expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, until));
        }
        _hands(acme.maker, when, basin.maker, 0);
    }

    /// @dev Revoked later than it expired: the earlier of both ends counts.
    function test_RevertWhen_ItHadExpiredBeforeItWasRevoked() public {
        uint48 until = uint48(block.timestamp + 1 hours);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, until, 0);
        vm.warp(until + 1 days);
        _revoke(acme);
        _assertHands(acme.maker, until, basin.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, until));
        _hands(acme.maker, until + 1, basin.maker, 0);
    }

    function test_RevertWhen_TheGiverIsNobody() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, OUTSIDER, START));
        _hands(OUTSIDER, START, basin.maker, START);
    }

    function test_RevertWhen_TheTakerIsNobody() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, OUTSIDER, START));
        _hands(acme.maker, START, OUTSIDER, START);
    }

    function test_RevertWhen_TheTakerHasAnotherDuty() public {
        Duties has = CHECKER;
        Duties wanted = MAKER | DEVICE;
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, basin.checker, has, wanted));
        _hands(acme.maker, 0, basin.checker, 0);
    }

    /// @dev Nothing may be trapped with it.
    function test_TheGiverMayHaveAnyStanding() public {
        _setStanding(acme.id, Standing.Restricted);
        _assertHands(acme.maker, START, basin.maker, START);
        _setStanding(acme.id, Standing.Expelled);
        _assertHands(acme.maker, START, basin.maker, START);
    }

    function test_RevertWhen_TheTakerIsRestricted() public {
        _setStanding(basin.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, basin.id, Standing.Restricted));
        _hands(acme.maker, START, basin.maker, START);
    }

    function test_RevertWhen_TheTakerIsExpelled() public {
        _setStanding(basin.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, basin.id, Standing.Expelled));
        _hands(acme.maker, START, basin.maker, START);
    }

    function test_RevertWhen_TheTakerHasNotEveryRole() public {
        asCouncil();
        members.setRoles(basin.id, DISPOSER);
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, basin.id, DISPOSER, CARRIER));
        _hands(acme.maker, START, basin.maker, START);
    }

    /* HELPERS */

    function _hands(
        address giver,
        uint256 givenAt,
        address taker,
        uint256 takenAt
    ) private view returns (OrgId, OrgId) {
        return members.bothSides(giver, uint48(givenAt), taker, uint48(takenAt), MAKER | DEVICE, CARRIER);
    }

    function _assertHands(address giver, uint256 givenAt, address taker, uint256 takenAt) private view {
        (OrgId from, OrgId to) = _hands(giver, givenAt, taker, takenAt);
        vm.assertTrue(from == acme.id, "giver's");
        vm.assertTrue(to == basin.id, "taker's");
    }

    function _revoke(Org memory org) private {
        vm.prank(org.admin);
        members.revoke(org.maker, 0);
    }

    function _setStanding(OrgId org, Standing to) private {
        asCouncil();
        members.setStanding(org, to);
    }
}
