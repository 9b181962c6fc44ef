// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {ADMIN, CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Corrections: a statement that ends another of the same organisation.
contract AttestationsReplaceTest is AttestationsBase {
    function test_Replace() public {
        Uid former = attested();
        Statement memory s = _correctionOf(former, acme.maker);
        vm.warp(START + 5);
        vm.expectEmit(address(attestations));
        emit IAttestations.Replaced(former, attestations.uidOf(s));
        Uid uid = attest(s);
        vm.assertTrue(attestations.isValid(uid), "correction");
        vm.assertFalse(attestations.isValid(former), "corrected");
        assertStatus(former, Status.Replaced, "status");
        vm.assertEq(attestations.recordOf(former).until, START + 5, "when");
    }

    function test_AColleagueReplaces() public {
        Uid former = attest(statementOf(word, acme.device));
        attest(_correctionOf(former, acme.maker));
        assertStatus(former, Status.Replaced, "the same organisation");
    }

    function test_RevertWhen_ADeviceReplacesAColleagues() public {
        Uid former = attested();
        Statement memory s = _correctionOf(former, acme.device);
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.device, DEVICE, MAKER | CHECKER | ADMIN)
        );
        attest(s);
    }

    function test_ADeviceReplacesItsOwn() public {
        Uid former = attest(statementOf(word, acme.device));
        attest(_correctionOf(former, acme.device));
        assertStatus(former, Status.Replaced, "its own");
    }

    function test_CorrectionsFormAChain() public {
        Uid first = attested();
        Uid second = attest(_correctionOf(first, acme.maker));
        Uid third = attest(_correctionOf(second, acme.maker));
        vm.assertTrue(attestations.isValid(third), "the last holds");
        vm.assertFalse(attestations.isValid(second), "the one before does not");
    }

    function test_OneItemOfManyReplacesAnother() public {
        Statement[] memory many = new Statement[](2);
        many[0] = statementOf(word, acme.maker);
        many[1] = _correctionOf(attestations.uidOf(many[0]), acme.maker);
        vm.prank(acme.maker);
        Uid[] memory uids = attestations.attestMany(many);
        assertStatus(uids[0], Status.Replaced, "first");
        assertStatus(uids[1], Status.Live, "second");
    }

    function test_RevertWhen_ReplacingTheUnknown() public {
        Uid nothing = Uid.wrap(keccak256("nothing"));
        Statement memory s = _correctionOf(nothing, acme.maker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownStatement.selector, 0, nothing));
        attest(s);
    }

    function test_RevertWhen_ReplacingAnotherOrganisations() public {
        Uid former = attested();
        Statement memory s = _correctionOf(former, basin.maker);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_OtherOrganisation.selector, 0, former, acme.id, basin.id)
        );
        attest(s);
        assertNothingStored(attestations.uidOf(s));
    }

    function test_RevertWhen_ReplacingThePermanent() public {
        Uid former = attest(statementOf(permanent, acme.maker));
        _expectNotRevocable(former, Status.Permanent);
        attest(_correctionOf(former, acme.maker));
    }

    function test_RevertWhen_ReplacingTheRevoked() public {
        Uid former = attested();
        vm.prank(acme.maker);
        attestations.revoke(former);
        _expectNotRevocable(former, Status.Revoked);
        attest(_correctionOf(former, acme.maker));
    }

    function test_RevertWhen_ReplacedTwice() public {
        Uid former = attested();
        attest(_correctionOf(former, acme.maker));
        _expectNotRevocable(former, Status.Replaced);
        attest(_correctionOf(former, acme.maker));
    }

    /* BY CONTENT */

    function test_ReplaceLeafNeverSeenBefore() public {
        Statement memory former = statementOf(word, acme.maker);
        Statement memory s = _correctionOf(attestations.uidOf(former), acme.maker);
        vm.prank(acme.maker);
        Uid uid = attestations.replaceLeaf(former, s);
        vm.assertTrue(attestations.isValid(uid), "correction");
        assertStatus(s.replaces, Status.Replaced, "corrected");
    }

    function test_ReplaceLeafOfARecordedStatement() public {
        Statement memory former = statementOf(word, acme.maker);
        Uid was = attest(former);
        vm.prank(acme.checker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_ReplacesOther.selector, Uid.wrap(0), was));
        attestations.replaceLeaf(former, former);

        Statement memory s = _correctionOf(was, acme.maker);
        vm.prank(acme.maker);
        attestations.replaceLeaf(former, s);
        assertStatus(was, Status.Replaced, "corrected");
    }

    function test_RevertWhen_CorrectionNamesAnotherStatement() public {
        Statement memory former = statementOf(word, acme.maker);
        Uid other = attested();
        Statement memory s = _correctionOf(other, acme.maker);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_ReplacesOther.selector, other, attestations.uidOf(former))
        );
        vm.prank(acme.maker);
        attestations.replaceLeaf(former, s);
    }

    function test_RevertWhen_ReplacedLeafIsOfAnotherOrganisation() public {
        Statement memory former = statementOf(word, acme.maker);
        Uid was = attestations.uidOf(former);
        Statement memory s = _correctionOf(was, basin.maker);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_OtherOrganisation.selector, 0, was, acme.id, basin.id)
        );
        vm.prank(basin.maker);
        attestations.replaceLeaf(former, s);
        assertNothingStored(was);
    }

    function test_RevertWhen_ReplacedLeafHasAnUnknownSchema() public {
        Statement memory former = statementOf(SchemaId.wrap("nothing"), acme.maker);
        Statement memory s = _correctionOf(attestations.uidOf(former), acme.maker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownSchema.selector, 0, former.schema));
        vm.prank(acme.maker);
        attestations.replaceLeaf(former, s);
    }

    function _correctionOf(Uid former, address attester) private returns (Statement memory s) {
        s = statementOf(word, attester);
        s.replaces = former;
    }

    function _expectNotRevocable(Uid uid, Status status) private {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotRevocable.selector, 0, uid, status));
    }
}
