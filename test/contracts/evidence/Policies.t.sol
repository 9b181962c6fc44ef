// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Anchor} from "../../../contracts/evidence/IAttestations.sol";
import {RolePolicy} from "../../../contracts/evidence/RolePolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {BANK, INSPECTOR, Roles} from "../../../contracts/types/Roles.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";
import {RefusingPolicy} from "./RefusingPolicy.sol";

/// @notice A schema's own rule: roles, and a refusal that undoes everything.
contract PoliciesTest is AttestationsBase {
    Root private constant ROOT = Root.wrap(keccak256("root"));

    SchemaId private calibration;
    SchemaId private guarded;
    RefusingPolicy private refusing;

    function setUp() public override {
        super.setUp();
        RolePolicy policy = RolePolicy(deploy("RolePolicy", abi.encode(members, INSPECTOR)));
        vm.assertEq(Roles.unwrap(policy.ROLES()), Roles.unwrap(INSPECTOR), "roles");
        vm.assertEq(address(policy.MEMBERS()), address(members), "members");
        calibration = registerSchema(acme.maker, "uint256 value", true, policy);
        refusing = new RefusingPolicy(13);
        guarded = registerSchema(acme.maker, "uint256 value", true, refusing);
    }

    /* ROLES */

    function test_AnInspectorAttests() public {
        vm.assertTrue(attestations.isValid(attest(statementOf(calibration, acme.maker))), "valid");
    }

    function test_AnInspectorAnchors() public {
        vm.prank(acme.device);
        attestations.anchor(ROOT, 1, calibration);
    }

    function test_RevertWhen_ABankAttestsAsAnInspector() public {
        Statement memory s = statementOf(calibration, basin.maker);
        _expectRoleMissing();
        attest(s);
        assertNothingStored(attestations.uidOf(s));
    }

    function test_RevertWhen_ABankAnchorsAsAnInspector() public {
        _expectRoleMissing();
        vm.prank(basin.maker);
        attestations.anchor(ROOT, 1, calibration);
        _assertNotAnchored(basin.maker, calibration);
    }

    function test_RevertWhen_TheInspectorLostItsRole() public {
        asCouncil();
        members.setRoles(acme.id, BANK);
        Statement memory s = statementOf(calibration, acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, acme.id, BANK, INSPECTOR));
        attest(s);
    }

    function test_APolicyIsAskedForASignedStatementToo() public {
        Statement memory s = statementOf(calibration, basin.maker);
        bytes memory signature = signatureOf("Basin: maker", attestations.uidOf(s).raw());
        _expectRoleMissing();
        attestations.attestBySignature(s, abi.encodePacked(basin.maker), signature);
    }

    /* REFUSAL */

    function test_APolicyIsAskedOnceForEachStatement() public {
        vm.prank(acme.maker);
        attestations.attestMany(_three(42));
        vm.assertEq(refusing.asked(), 3, "asked");
    }

    function test_RevertWhen_ThePolicyRefusesOneOfMany() public {
        Statement[] memory many = _three(13);
        expectError(abi.encodeWithSelector(RefusingPolicy.RefusingPolicy_Refused.selector, acme.id));
        vm.prank(acme.maker);
        attestations.attestMany(many);
        for (uint256 i = 0; i < many.length; i++) assertNothingStored(attestations.uidOf(many[i]));
        vm.assertEq(refusing.asked(), 0, "its own changes are undone as well");
    }

    function test_RevertWhen_ThePolicyRefusesACorrection() public {
        Uid former = attested();
        Statement memory s = statementOf(guarded, acme.maker);
        (s.replaces, s.data) = (former, abi.encode(uint256(13)));
        expectError(abi.encodeWithSelector(RefusingPolicy.RefusingPolicy_Refused.selector, acme.id));
        attest(s);
        vm.assertTrue(attestations.isValid(former), "what it would have ended holds");
    }

    function test_RevertWhen_ThePolicyRefusesABatch() public {
        expectError(abi.encodeWithSelector(RefusingPolicy.RefusingPolicy_Refused.selector, acme.id));
        vm.prank(acme.maker);
        attestations.anchor(ROOT, 1, guarded);
        _assertNotAnchored(acme.maker, guarded);
    }

    function _three(uint256 last) private returns (Statement[] memory many) {
        many = new Statement[](3);
        for (uint256 i = 0; i < 3; i++) many[i] = statementOf(guarded, acme.maker);
        many[2].data = abi.encode(last);
    }

    function _expectRoleMissing() private {
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, basin.id, BANK, INSPECTOR));
    }

    function _assertNotAnchored(address attester, SchemaId schema) private view {
        Anchor memory nothing;
        vm.assertEq(abi.encode(attestations.anchorOf(ROOT, attester, schema)), abi.encode(nothing), "not anchored");
    }
}
