// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, Admission, IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, Duties} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, CARRIER, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice The founders, and everybody who comes after them.
contract MembersAdmissionTest is SystemTest {
    function test_RevertWhen_DeployedWithoutCouncil() public {
        Admission[] memory founders = makeFounders(1);
        expectError(abi.encodeWithSelector(IMembers.Members_NoCouncil.selector));
        deploy("Members", abi.encode(address(0), founders));
    }

    function test_FoundersAreMembersFromTheStart() public {
        deploySystem(0, makeFounders(3));
        vm.assertEq(members.organisationCount(), 3, "organisations");
        vm.assertEq(members.council(), address(timelockController), "council");
        for (uint32 i = 1; i <= 3; i++) {
            vm.assertTrue(members.standingOf(OrgId.wrap(i)) == Standing.Active, "founder active");
        }
        vm.warp(START + 1);
        vm.assertEq(members.getPastTotalSupply(START), 3, "votes");
    }

    function test_RevertWhen_TwoFoundersShareAName() public {
        Admission[] memory founders = makeFounders(2);
        founders[1].name = founders[0].name;
        expectError(abi.encodeWithSelector(IMembers.Members_NameTaken.selector, founders[0].name, OrgId.wrap(1)));
        deploy("Members", abi.encode(timelockController, founders));
    }

    function test_Admit() public {
        Admission memory admission = admissionOf("Acme", BANK | CARRIER);
        vm.expectEmit(address(members));
        emit IMembers.Admitted(OrgId.wrap(1), "Acme", BANK | CARRIER, admission.admin);
        vm.expectEmit(address(members));
        emit IMembers.Enrolled(OrgId.wrap(1), admission.admin, ADMIN, 0, admission.person);
        vm.expectEmit(address(members));
        emit IMembers.VotingAccountSet(OrgId.wrap(1), admission.admin);
        asCouncil();
        OrgId org = members.admit(admission);

        (Standing standing, bool dualControl, Roles roles, address votingAccount) = members.organisations(org);
        vm.assertTrue(standing == Standing.Active, "standing");
        vm.assertFalse(dualControl, "dual control");
        vm.assertEq(Roles.unwrap(roles), Roles.unwrap(BANK | CARRIER), "roles");
        vm.assertEq(votingAccount, admission.admin, "voting account");
        (OrgId org_, Duties duties, uint48 validUntil, bytes20 person) = members.accounts(admission.admin);
        Account memory account = Account(org_, duties, validUntil, person);
        vm.assertEq(
            abi.encode(account),
            abi.encode(Account(org, ADMIN, 0, admission.person)),
            "account of the first admin"
        );
        vm.assertTrue(members.orgByNameHash(keccak256("Acme")) == org, "found by name");
    }

    function testFuzz_NumbersAreGivenInOrder(uint8 count) public {
        count = uint8(_bound(count, 1, 20));
        for (uint32 i = 1; i <= count; i++) {
            vm.assertEq(OrgId.unwrap(admit(vm.toString(i), Roles.wrap(i))), i, "number");
        }
        vm.assertEq(members.organisationCount(), count, "count");
    }

    function test_RevertWhen_AdmittedByOthersThanTheCouncil() public {
        Admission memory admission = admissionOf("Acme", BANK);
        expectError(abi.encodeWithSelector(IMembers.Members_NotCouncil.selector, DEPLOYER));
        vm.prank(DEPLOYER);
        members.admit(admission);
    }

    function test_RevertWhen_NameEmpty() public {
        Admission memory admission = admissionOf("", BANK);
        expectError(abi.encodeWithSelector(IMembers.Members_NameEmpty.selector));
        asCouncil();
        members.admit(admission);
    }

    function test_RevertWhen_NameTaken() public {
        OrgId acme = admit("Acme", BANK);
        Admission memory admission = Admission("Acme", CARRIER, OUTSIDER, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NameTaken.selector, "Acme", acme));
        asCouncil();
        members.admit(admission);
    }

    /// @dev A name stays with the organisation that had it, so that history is not ambiguous.
    function test_RevertWhen_NameOfAnExpelledOrganisation() public {
        OrgId acme = admit("Acme", BANK);
        asCouncil();
        members.setStanding(acme, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_NameTaken.selector, "Acme", acme));
        asCouncil();
        members.admit(Admission("Acme", CARRIER, OUTSIDER, 0));
    }

    function test_RevertWhen_AdminIsZero() public {
        expectError(abi.encodeWithSelector(IMembers.Members_ZeroAccount.selector));
        asCouncil();
        members.admit(Admission("Acme", BANK, address(0), 0));
    }

    function test_RevertWhen_AdminBelongsToAnotherOrganisation() public {
        Org memory acme = admitOrg("Acme");
        expectError(abi.encodeWithSelector(IMembers.Members_AccountOfOther.selector, acme.admin, acme.id));
        asCouncil();
        members.admit(Admission("Basin", BANK, acme.admin, 0));
    }
}
