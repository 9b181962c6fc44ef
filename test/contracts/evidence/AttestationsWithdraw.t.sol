// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Trees} from "../utils/Trees.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Statements that were signed and are taken back before anybody records them; and many revocations in one call.
contract AttestationsWithdrawTest is AttestationsBase {
    /* WITHDRAWING */

    function test_WhatIsWithdrawnIsNotRecorded() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attestations.uidOf(s);
        vm.expectEmit(address(attestations));
        emit IAttestations.Withdrawn(uid, acme.maker, acme.maker);
        _withdraw(acme.maker, _one(uid), acme.maker);
        vm.assertEq(attestations.withdrawnAt(acme.maker, uid), START, "when");
        _refused(s);
        assertNothingStored(uid);
    }

    function test_AlsoUnderASchemaThatIsNotRevocable() public {
        Statement memory s = statementOf(permanent, acme.maker);
        _withdraw(acme.maker, _one(attestations.uidOf(s)), acme.maker);
        _refused(s);
    }

    function test_OthersOfTheOrganisationWithdraw() public {
        Statement memory s = statementOf(word, acme.maker);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0); // whose key is not to be had any more
        _withdraw(acme.maker, _one(attestations.uidOf(s)), acme.checker);
        vm.assertEq(attestations.withdrawnAt(acme.maker, attestations.uidOf(s)), START, "when");
        _refused(s);
    }

    function test_WithdrawingAgainChangesNothing() public {
        Uid uid = attestations.uidOf(statementOf(word, acme.maker));
        _withdraw(acme.maker, _one(uid), acme.maker);
        vm.warp(START + 1);
        vm.recordLogs();
        _withdraw(acme.maker, _one(uid), acme.maker);
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        vm.assertEq(attestations.withdrawnAt(acme.maker, uid), START, "the first time");
    }

    function test_TheAttesterItselfStillStatesIt() public {
        Statement memory s = statementOf(word, acme.maker);
        _withdraw(acme.maker, _one(attestations.uidOf(s)), acme.maker);
        assertStatus(attest(s), Status.Live, "its own act");
    }

    /// @dev A batch under a schema that cannot be revoked stays what it is.
    function test_ALeafStaysValid() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(permanent, acme.maker, 2);
        _withdraw(acme.maker, _one(Uid.wrap(uids[0])), acme.maker);
        vm.assertTrue(attestations.isValid(leaves[0], Trees.proof(uids, uids[0]), root), "anchored");
    }

    /// @dev Whoever has one of them records it in front, for ever; the others are withdrawn all the same.
    function testFuzz_WhatIsRecordedIsSkipped(uint256 which) public {
        which = _bound(which, 0, 2);
        Statement[] memory s = new Statement[](3);
        Uid[] memory uids = new Uid[](3);
        for (uint256 i = 0; i < 3; i++) {
            s[i] = statementOf(permanent, acme.maker);
            uids[i] = attestations.uidOf(s[i]);
        }
        _record(s[which]);
        vm.recordLogs();
        _withdraw(acme.maker, uids, acme.maker);
        vm.assertEq(vm.getRecordedLogs().length, 2, "one event for each of the others");
        for (uint256 i = 0; i < 3; i++) {
            vm.assertEq(attestations.withdrawnAt(acme.maker, uids[i]), i == which ? 0 : START, "when");
            if (i != which) _refused(s[i]);
        }
        assertStatus(uids[which], Status.Permanent, "recorded");
    }

    function test_RevertWhen_AnotherWithdrawsWhatIsRecorded() public {
        Uid uid = attested();
        bytes4 selector = IAttestations.Attestations_OtherOrganisation.selector;
        expectError(abi.encodeWithSelector(selector, 0, uid, acme.id, basin.id));
        _withdraw(acme.maker, _one(uid), basin.maker);
    }

    function test_RevertWhen_AnotherOrganisationWithdraws() public {
        Uid uid = attestations.uidOf(statementOf(word, acme.maker));
        bytes4 selector = IAttestations.Attestations_OtherOrganisation.selector;
        expectError(abi.encodeWithSelector(selector, 0, uid, acme.id, basin.id));
        _withdraw(acme.maker, _one(uid), basin.maker);
        expectError(abi.encodeWithSelector(selector, 0, uid, OrgId.wrap(0), basin.id));
        _withdraw(OUTSIDER, _one(uid), basin.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _withdraw(OUTSIDER, _one(uid), OUTSIDER);
    }

    /// @dev A rival's withdrawal of the same uid is under its own account, and says nothing about acme's.
    function test_ARivalWithdrawsOnlyItsOwn() public {
        Statement memory s = statementOf(word, acme.maker);
        _withdraw(basin.maker, _one(attestations.uidOf(s)), basin.maker);
        _record(s);
        assertStatus(attestations.uidOf(s), Status.Live, "recorded");
    }

    function test_RevertWhen_NoneAreWithdrawn() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NoStatements.selector));
        _withdraw(acme.maker, new Uid[](0), acme.maker);
    }

    /* REVOKING MANY */

    function test_RevokeMany() public {
        Uid[] memory uids = new Uid[](3);
        for (uint256 i = 0; i < 3; i++) uids[i] = attested();
        for (uint256 i = 0; i < 3; i++) {
            vm.expectEmit(address(attestations));
            emit IAttestations.RevokedBy(uids[i], acme.checker);
            vm.expectEmit(address(attestations));
            emit IAttestations.Revoked(uids[i]);
        }
        vm.prank(acme.checker);
        attestations.revokeMany(uids);
        for (uint256 i = 0; i < 3; i++) assertStatus(uids[i], Status.Revoked, "each");
    }

    /// @dev A thief of its attester's key, or whoever holds a signed revocation or replaces it, ends one in front.
    function test_WhatEndedIsSkipped() public {
        Uid[] memory uids = new Uid[](4);
        for (uint256 i = 0; i < 4; i++) uids[i] = attest(statementOf(word, acme.maker));
        vm.startPrank(acme.maker);
        attestations.revoke(uids[0]);
        Statement memory correction = statementOf(word, acme.maker);
        correction.replaces = uids[2];
        attestations.attest(correction);
        vm.stopPrank();
        vm.recordLogs();
        vm.prank(acme.admin);
        attestations.revokeMany(uids);
        vm.assertEq(vm.getRecordedLogs().length, 4, "who revoked, and what, for each of the others");
        assertStatus(uids[1], Status.Revoked, "revoked");
        assertStatus(uids[2], Status.Replaced, "as it was");
        assertStatus(uids[3], Status.Revoked, "revoked");
    }

    function test_RevertWhen_OneOfManyCannotBeRevoked() public {
        Uid[] memory uids = new Uid[](2);
        (uids[0], uids[1]) = (attested(), attest(statementOf(permanent, acme.maker)));
        bytes4 selector = IAttestations.Attestations_NotRevocable.selector;
        expectError(abi.encodeWithSelector(selector, 1, uids[1], Status.Permanent));
        vm.prank(acme.maker);
        attestations.revokeMany(uids);
        assertStatus(uids[0], Status.Live, "all or none");
    }

    function test_RevertWhen_OneOfManyIsAnothers() public {
        Uid[] memory uids = new Uid[](2);
        (uids[0], uids[1]) = (attested(), attest(statementOf(word, basin.maker)));
        bytes4 selector = IAttestations.Attestations_OtherOrganisation.selector;
        expectError(abi.encodeWithSelector(selector, 1, uids[1], basin.id, acme.id));
        vm.prank(acme.maker);
        attestations.revokeMany(uids);
    }

    function test_RevertWhen_AnExpelledOrganisationRevokesMany() public {
        Uid[] memory uids = _one(attested());
        setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        vm.prank(acme.maker);
        attestations.revokeMany(uids);
    }

    function test_RevertWhen_NoneAreRevoked() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NoStatements.selector));
        vm.prank(acme.maker);
        attestations.revokeMany(new Uid[](0));
    }

    /* HELPERS */

    function _withdraw(address attester, Uid[] memory uids, address by) private {
        vm.prank(by);
        attestations.withdraw(attester, uids);
    }

    function _record(Statement memory s) private {
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        vm.prank(OUTSIDER);
        attestations.attestBySignature(s, abi.encodePacked(acme.maker), signature);
    }

    function _refused(Statement memory s) private {
        Uid uid = attestations.uidOf(s);
        bytes memory signature = signatureOf("Acme: maker", uid.raw());
        expectError(abi.encodeWithSelector(IAttestations.Attestations_Withdrawn.selector, uid, acme.maker));
        vm.prank(OUTSIDER);
        attestations.attestBySignature(s, abi.encodePacked(acme.maker), signature);
    }

    function _one(Uid uid) private pure returns (Uid[] memory uids) {
        uids = new Uid[](1);
        uids[0] = uid;
    }
}
