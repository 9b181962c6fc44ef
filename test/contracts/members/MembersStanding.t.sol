// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, CARRIER, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice What the Council decides about an organisation: its standing, roles and dual control. Every forbidden
/// transition of a standing has its test here, see docs/invariants.md.
contract MembersStandingTest is SystemTest {
    Org internal acme;

    function setUp() public override {
        super.setUp();
        acme = admitOrg("Acme", BANK);
    }

    /* ALLOWED */

    function test_ActiveToRestricted() public {
        _expectStanding(Standing.Active, Standing.Restricted);
    }

    function test_RestrictedToActive() public {
        _set(Standing.Restricted);
        _expectStanding(Standing.Restricted, Standing.Active);
    }

    function test_ActiveToExpelled() public {
        _expectStanding(Standing.Active, Standing.Expelled);
    }

    function test_RestrictedToExpelled() public {
        _set(Standing.Restricted);
        _expectStanding(Standing.Restricted, Standing.Expelled);
    }

    /* FORBIDDEN */

    function test_RevertWhen_NoneToNone() public {
        _expectUnknown(Standing.None);
    }

    function test_RevertWhen_NoneToActive() public {
        _expectUnknown(Standing.Active);
    }

    function test_RevertWhen_NoneToRestricted() public {
        _expectUnknown(Standing.Restricted);
    }

    function test_RevertWhen_NoneToExpelled() public {
        _expectUnknown(Standing.Expelled);
    }

    function test_RevertWhen_ActiveToNone() public {
        _expectForbidden(Standing.Active, Standing.None);
    }

    function test_RevertWhen_ActiveToActive() public {
        _expectForbidden(Standing.Active, Standing.Active);
    }

    function test_RevertWhen_RestrictedToNone() public {
        _set(Standing.Restricted);
        _expectForbidden(Standing.Restricted, Standing.None);
    }

    function test_RevertWhen_RestrictedToRestricted() public {
        _set(Standing.Restricted);
        _expectForbidden(Standing.Restricted, Standing.Restricted);
    }

    function test_RevertWhen_ExpelledToNone() public {
        _set(Standing.Expelled);
        _expectForbidden(Standing.Expelled, Standing.None);
    }

    function test_RevertWhen_ExpelledToActive() public {
        _set(Standing.Expelled);
        _expectForbidden(Standing.Expelled, Standing.Active);
    }

    function test_RevertWhen_ExpelledToRestricted() public {
        _set(Standing.Expelled);
        _expectForbidden(Standing.Expelled, Standing.Restricted);
    }

    function test_RevertWhen_ExpelledToExpelled() public {
        _set(Standing.Expelled);
        _expectForbidden(Standing.Expelled, Standing.Expelled);
    }

    function testFuzz_RevertWhen_StandingSetByOthersThanTheCouncil(address caller, uint8 to) public {
        vm.assume(caller != address(timelockController));
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, caller));
        vm.prank(caller);
        members.setStanding(acme.id, Standing(to % 4));
    }

    /* ROLES */

    function test_SetRoles() public {
        vm.expectEmit(address(members));
        emit IMembers.RolesSet(acme.id, CARRIER);
        asCouncil();
        members.setRoles(acme.id, CARRIER);
        (, , Roles roles, ) = members.organisations(acme.id);
        vm.assertEq(Roles.unwrap(roles), Roles.unwrap(CARRIER), "roles are replaced, not added");
    }

    function test_SetRolesWhileRestricted() public {
        _set(Standing.Restricted);
        asCouncil();
        members.setRoles(acme.id, CARRIER);
    }

    function test_RevertWhen_RolesSetByOthersThanTheCouncil() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, acme.admin));
        vm.prank(acme.admin);
        members.setRoles(acme.id, CARRIER);
    }

    function test_RevertWhen_RolesOfAnUnknownOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_UnknownOrganisation.selector, OrgId.wrap(9)));
        asCouncil();
        members.setRoles(OrgId.wrap(9), CARRIER);
    }

    function test_RevertWhen_RolesOfAnExpelledOrganisation() public {
        _set(Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        asCouncil();
        members.setRoles(acme.id, CARRIER);
    }

    /* DUAL CONTROL */

    function test_SetDualControl() public {
        vm.expectEmit(address(members));
        emit IMembers.DualControlSet(acme.id, true);
        asCouncil();
        members.setDualControl(acme.id, true);
        (, bool required, , ) = members.organisations(acme.id);
        vm.assertTrue(required, "required");
        asCouncil();
        members.setDualControl(acme.id, false);
        (, required, , ) = members.organisations(acme.id);
        vm.assertFalse(required, "no longer required");
    }

    function test_RevertWhen_DualControlSetByOthersThanTheCouncil() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, acme.admin));
        vm.prank(acme.admin);
        members.setDualControl(acme.id, true);
    }

    function test_RevertWhen_DualControlOfAnUnknownOrganisation() public {
        expectError(abi.encodeWithSelector(IMembers.Members_UnknownOrganisation.selector, OrgId.wrap(0)));
        asCouncil();
        members.setDualControl(OrgId.wrap(0), true);
    }

    function test_RevertWhen_DualControlOfAnExpelledOrganisation() public {
        _set(Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        asCouncil();
        members.setDualControl(acme.id, true);
    }

    /* HELPERS */

    function _set(Standing to) private {
        asCouncil();
        members.setStanding(acme.id, to);
    }

    function _expectStanding(Standing from, Standing to) private {
        vm.expectEmit(address(members));
        emit IMembers.StandingSet(acme.id, from, to);
        _set(to);
        vm.assertTrue(members.standingOf(acme.id) == to, "standing");
    }

    function _expectForbidden(Standing from, Standing to) private {
        expectError(abi.encodeWithSelector(IMembers.Members_StandingForbidden.selector, acme.id, from, to));
        _set(to);
        vm.assertTrue(members.standingOf(acme.id) == from, "standing unchanged");
    }

    function _expectUnknown(Standing to) private {
        OrgId nobody = OrgId.wrap(9);
        expectError(abi.encodeWithSelector(IMembers.Members_UnknownOrganisation.selector, nobody));
        asCouncil();
        members.setStanding(nobody, to);
    }
}
