// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Trees} from "../utils/Trees.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Other organisations put their name under a statement.
contract AttestationsEndorseTest is AttestationsBase {
    function test_Endorse() public {
        Uid uid = attested();
        vm.expectEmit(address(attestations));
        emit IAttestations.Endorsed(uid, basin.id, basin.checker);
        _endorse(uid, basin.checker);
        vm.assertEq(attestations.recordOf(uid).endorsements, 1, "count");
        vm.assertEq(attestations.endorsedAt(uid, basin.id), START, "when");
        vm.assertTrue(attestations.isValid(uid, 1), "one is there");
        vm.assertFalse(attestations.isValid(uid, 2), "two are not");
    }

    /// @dev Whatever is endorsed ends when it would have ended.
    function testFuzz_EndorsingChangesTheCountAlone(uint48 until) public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(_bound(until, START, type(uint40).max));
        Uid uid = attest(s);
        Record memory expected = attestations.recordOf(uid);
        expected.endorsements = 1;
        _endorse(uid, basin.checker);
        vm.assertEq(abi.encode(attestations.recordOf(uid)), abi.encode(expected), "the count alone");
        vm.warp(uint256(s.validUntil) + 1);
        vm.assertFalse(attestations.isValid(uid), "expired all the same");
    }

    function test_AMakerEndorsesToo() public {
        _endorse(attested(), basin.maker);
    }

    function test_EndorsingAPermanentStatement() public {
        Uid uid = attest(statementOf(permanent, acme.maker));
        _endorse(uid, basin.checker);
        vm.assertTrue(attestations.isValid(uid, 1), "endorsed");
    }

    function test_RevertWhen_EndorsingOnesOwn() public {
        Uid uid = attested();
        expectError(abi.encodeWithSelector(IAttestations.Attestations_OwnEndorsement.selector, uid, acme.id));
        _endorse(uid, acme.checker);
    }

    function test_RevertWhen_TheSameOrganisationEndorsesTwice() public {
        Uid uid = attested();
        _endorse(uid, basin.checker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_AlreadyEndorsed.selector, uid, basin.id));
        _endorse(uid, basin.maker);
    }

    function test_RevertWhen_EndorsingTheUnknown() public {
        Uid uid = Uid.wrap(keccak256("nothing"));
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotValid.selector, uid, Status.Unknown));
        _endorse(uid, basin.checker);
    }

    function test_RevertWhen_EndorsingTheRevoked() public {
        Uid uid = attested();
        vm.prank(acme.maker);
        attestations.revoke(uid);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotValid.selector, uid, Status.Revoked));
        _endorse(uid, basin.checker);
    }

    function test_RevertWhen_EndorsingTheExpired() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(START);
        Uid uid = attest(s);
        vm.warp(START + 1);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotValid.selector, uid, Status.Live));
        _endorse(uid, basin.checker);
    }

    function test_RevertWhen_EndorsedByADevice() public {
        Uid uid = attested();
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, basin.device, DEVICE, MAKER | CHECKER)
        );
        _endorse(uid, basin.device);
    }

    function test_RevertWhen_EndorsedWhileRestricted() public {
        Uid uid = attested();
        setStanding(basin.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, basin.id, Standing.Restricted));
        _endorse(uid, basin.checker);
    }

    function test_RevertWhen_EndorsedByAnOutsider() public {
        Uid uid = attested();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _endorse(uid, OUTSIDER);
    }

    /// @dev The count fills a byte and stays there; who endorsed is still recorded.
    function test_TheCountStaysAt255() public {
        Uid uid = attested();
        for (uint256 i = 0; i < 257; i++) {
            Org memory org = admitOrg(vm.toString(i));
            _endorse(uid, org.maker);
            vm.assertEq(attestations.recordOf(uid).endorsements, i < 255 ? i + 1 : 255, "count");
            vm.assertEq(attestations.endorsedAt(uid, org.id), START, "recorded");
        }
        assertStatus(uid, Status.Live, "nothing ran over into the status");
        vm.assertEq(attestations.recordOf(uid).attester, acme.maker, "nor into the rest");
    }

    /* LEAVES */

    function test_EndorseLeaf() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 5);
        bytes32[] memory proof = Trees.proof(uids, uids[3]);
        vm.expectEmit(address(attestations));
        emit IAttestations.RecordOpened(Uid.wrap(uids[3]), word, acme.maker, leaves[3].validUntil);
        vm.expectEmit(address(attestations));
        emit IAttestations.Endorsed(Uid.wrap(uids[3]), basin.id, basin.checker);
        vm.prank(basin.checker);
        attestations.endorseLeaf(leaves[3], proof, root);

        vm.assertTrue(attestations.isValid(leaves[3], proof, root, 1), "endorsed leaf");
        vm.assertFalse(attestations.isValid(leaves[3], proof, root, 2), "by one only");
        vm.assertFalse(attestations.isValid(leaves[2], Trees.proof(uids, uids[2]), root, 1), "its neighbour is not");
        vm.assertFalse(attestations.isValid(Uid.wrap(uids[3])), "and it is still a leaf, not a record of its own");
        assertStatus(Uid.wrap(uids[3]), Status.Live, "known");
    }

    function test_EndorsementsStayWhenALeafIsAttestedOnItsOwn() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        vm.prank(basin.checker);
        attestations.endorseLeaf(leaves[0], Trees.proof(uids, uids[0]), root);
        Uid uid = attest(leaves[0]);
        vm.assertTrue(attestations.isValid(uid, 1), "endorsed record");
    }

    function test_TwoOrganisationsEndorseALeaf() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(permanent, acme.maker, 2);
        Org memory third = admitOrg("Third");
        bytes32[] memory proof = Trees.proof(uids, uids[0]);
        vm.prank(basin.checker);
        attestations.endorseLeaf(leaves[0], proof, root);
        vm.prank(third.maker);
        attestations.endorseLeaf(leaves[0], proof, root);
        vm.assertTrue(attestations.isValid(leaves[0], proof, root, 2), "two");
        assertStatus(Uid.wrap(uids[0]), Status.Permanent, "known, and cannot be revoked");
    }

    function test_RevertWhen_EndorsedLeafIsNotInTheBatch() public {
        (, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 5);
        Statement memory foreign = statementOf(word, acme.maker);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_NotAnchored.selector, attestations.uidOf(foreign), root)
        );
        vm.prank(basin.checker);
        attestations.endorseLeaf(foreign, Trees.proof(uids, uids[0]), root);
    }

    function test_RevertWhen_EndorsedLeafIsRevoked() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        vm.prank(acme.maker);
        attestations.revokeLeaf(leaves[0]);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotValid.selector, uids[0], Status.Revoked));
        vm.prank(basin.checker);
        attestations.endorseLeaf(leaves[0], Trees.proof(uids, uids[0]), root);
    }

    function test_RevertWhen_EndorsedLeafIsOnesOwn() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_OwnEndorsement.selector, uids[0], acme.id));
        vm.prank(acme.checker);
        attestations.endorseLeaf(leaves[0], Trees.proof(uids, uids[0]), root);
        assertNothingStored(Uid.wrap(uids[0]));
    }

    function _endorse(Uid uid, address by) private {
        vm.prank(by);
        attestations.endorse(uid);
    }
}
