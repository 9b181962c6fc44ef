// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, ANY_DUTY, CHECKER, DEVICE, Duties, MAKER, NO_DUTIES} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, CARRIER, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice "Which active organisation is this, and may it do X": what every other contract asks.
contract MembersQueriesTest is SystemTest {
    Org internal acme;
    Org internal basin;

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme", BANK);
        basin = admitOrg("Basin", CARRIER);
    }

    /* ACTS FOR, ACTS AS, SERVES FOR */

    function test_ActsFor() public view {
        vm.assertTrue(members.actsFor(acme.maker, MAKER | ADMIN) == acme.id, "one of the duties is enough");
    }

    function testFuzz_ActsForAnyDutyItHas(uint16 has, uint16 asked) public {
        has = uint16(_bound(has, 1, Duties.unwrap(ANY_DUTY)));
        address account = enrol(acme.admin, "fresh", Duties.wrap(has));
        if (has & asked == 0) {
            expectError(
                abi.encodeWithSelector(
                    IMembers.Members_DutyMissing.selector,
                    account,
                    Duties.wrap(has),
                    Duties.wrap(asked)
                )
            );
        }
        members.actsFor(account, Duties.wrap(asked));
    }

    function test_RevertWhen_ActsForWithoutEnrolment() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.actsFor(OUTSIDER, ANY_DUTY);
    }

    function test_RevertWhen_ActsForAfterRevocation() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        members.actsFor(acme.maker, ANY_DUTY);
    }

    function test_RevertWhen_ActsForNoDutyAtAll() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, NO_DUTIES));
        members.actsFor(acme.maker, NO_DUTIES);
    }

    function test_AccountIsHonouredUpToItsLastSecond() public {
        uint48 until = uint48(START + 100);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, until, 0);
        vm.warp(until);
        vm.assertTrue(members.actsFor(acme.maker, MAKER) == acme.id, "last second");
        vm.assertTrue(members.isHonoured(acme.maker), "honoured");

        vm.warp(until + 1);
        vm.assertFalse(members.isHonoured(acme.maker), "expired");
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, until));
        members.actsFor(acme.maker, MAKER);
    }

    function test_RevertWhen_ActsForARestrictedOrganisation() public {
        _setStanding(Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        members.actsFor(acme.maker, MAKER);
    }

    function test_RevertWhen_ActsForAnExpelledOrganisation() public {
        _setStanding(Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Expelled));
        members.actsFor(acme.maker, MAKER);
    }

    function test_ActsAs() public view {
        vm.assertTrue(members.actsAs(acme.maker, MAKER, BANK) == acme.id, "has the role");
        vm.assertTrue(members.actsAs(acme.maker, MAKER, Roles.wrap(0)) == acme.id, "no role asked");
    }

    function test_RevertWhen_ActsAsWithoutEveryRole() public {
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, acme.id, BANK, BANK | CARRIER));
        members.actsAs(acme.maker, MAKER, BANK | CARRIER);
    }

    function test_ServesForWhileRestricted() public {
        _setStanding(Standing.Restricted);
        vm.assertTrue(members.servesFor(acme.maker, MAKER) == acme.id, "still serves");
    }

    function test_ServesForUpToItsLastSecond() public {
        uint48 until = uint48(START + 100);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, until, 0);
        vm.warp(until);
        vm.assertTrue(members.servesFor(acme.maker, MAKER) == acme.id, "last second");

        vm.warp(until + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, until));
        members.servesFor(acme.maker, DEVICE);
    }

    function test_RevertWhen_ServesForWithoutEnrolment() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.servesFor(OUTSIDER, MAKER);
    }

    function test_RevertWhen_ServesForAnExpelledOrganisation() public {
        _setStanding(Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        members.servesFor(acme.maker, MAKER);
    }

    function test_RevertWhen_ServesForWithoutTheDuty() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.device, DEVICE, MAKER));
        members.servesFor(acme.device, MAKER);
    }

    /* MAKER AND CHECKER */

    function test_ActTogether() public view {
        vm.assertTrue(members.actTogether(acme.maker, acme.checker) == acme.id, "organisation");
    }

    function test_OneAccountMayDoBothWithoutDualControl() public {
        address both = enrol(acme.admin, "both", MAKER | CHECKER);
        vm.assertTrue(members.actTogether(both, both) == acme.id, "organisation");
    }

    function test_ActTogetherUnderDualControl() public {
        _setDualControl();
        vm.assertTrue(members.actTogether(acme.maker, acme.checker) == acme.id, "two people");
    }

    function test_RevertWhen_OneAccountUnderDualControl() public {
        _setDualControl();
        address both = enrol(acme.admin, "both", MAKER | CHECKER);
        expectError(abi.encodeWithSelector(IMembers.Members_SamePerson.selector, both, both));
        members.actTogether(both, both);
    }

    function test_RevertWhen_TwoAccountsOfOnePersonUnderDualControl() public {
        _setDualControl();
        vm.prank(acme.admin);
        members.enrol(acme.checker, CHECKER, 0, personOf("Acme: maker"));
        expectError(abi.encodeWithSelector(IMembers.Members_SamePerson.selector, acme.maker, acme.checker));
        members.actTogether(acme.maker, acme.checker);
    }

    function test_RevertWhen_MakerIsNobodyUnderDualControl() public {
        _setDualControl();
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, 0, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_SamePerson.selector, acme.maker, acme.checker));
        members.actTogether(acme.maker, acme.checker);
    }

    function test_RevertWhen_CheckerIsNobodyUnderDualControl() public {
        _setDualControl();
        vm.prank(acme.admin);
        members.enrol(acme.checker, CHECKER, 0, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_SamePerson.selector, acme.maker, acme.checker));
        members.actTogether(acme.maker, acme.checker);
    }

    function test_RevertWhen_MakerAndCheckerOfDifferentOrganisations() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DifferentOrganisations.selector, acme.id, basin.id));
        members.actTogether(acme.maker, basin.checker);
    }

    function test_RevertWhen_MakerIsNoMaker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        members.actTogether(acme.checker, acme.checker);
    }

    function test_RevertWhen_CheckerIsNoChecker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, CHECKER));
        members.actTogether(acme.maker, acme.maker);
    }

    /* FACTS */

    function test_OrgOfSaysNothingAboutDuties() public {
        vm.assertTrue(members.orgOf(acme.maker) == acme.id, "member");
        vm.assertTrue(members.orgOf(OUTSIDER).isNull(), "outsider");
        _setStanding(Standing.Expelled);
        vm.assertTrue(members.orgOf(acme.maker) == acme.id, "expelled");
    }

    function test_IsHonoured() public {
        vm.assertTrue(members.isHonoured(acme.maker), "member");
        vm.assertFalse(members.isHonoured(OUTSIDER), "outsider");
        _setStanding(Standing.Restricted);
        vm.assertTrue(members.isHonoured(acme.maker), "restricted");
        _setStanding(Standing.Expelled);
        vm.assertFalse(members.isHonoured(acme.maker), "expelled");
    }

    function test_StandingOfNobody() public view {
        vm.assertTrue(members.standingOf(OrgId.wrap(0)) == Standing.None, "zero is nobody");
    }

    function _setStanding(Standing to) private {
        asCouncil();
        members.setStanding(acme.id, to);
    }

    function _setDualControl() private {
        asCouncil();
        members.setDualControl(acme.id, true);
    }
}
