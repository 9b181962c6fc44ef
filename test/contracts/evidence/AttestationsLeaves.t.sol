// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IAttestations, Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Trees} from "../utils/Trees.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice What a batch vouches for, and what it does not.
contract AttestationsLeavesTest is AttestationsBase {
    function testFuzz_EveryLeafIsValid(uint8 count) public {
        count = uint8(_bound(count, 1, 33));
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, count);
        for (uint256 i = 0; i < count; i++) {
            bytes32[] memory proof = Trees.proof(uids, uids[i]);
            vm.assertTrue(attestations.isValid(leaves[i], proof, root), "leaf");
            vm.assertFalse(attestations.isValid(Uid.wrap(uids[i])), "not a record of its own");
        }
    }

    function test_LeavesOfAPermanentSchema() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(permanent, acme.maker, 3);
        vm.assertTrue(attestations.isValid(leaves[1], Trees.proof(uids, uids[1]), root), "valid");
    }

    function test_LeafUpToItsLastSecond() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(START + 10);
        Root root = _anchorAlone(s, acme.maker);
        vm.warp(START + 10);
        vm.assertTrue(attestations.isValid(s, new bytes32[](0), root), "last second");
        vm.warp(START + 11);
        vm.assertFalse(attestations.isValid(s, new bytes32[](0), root), "past");
    }

    /// @dev A leaf's time is not looked at when its batch is anchored; cut to 40 bits it would mean something else.
    function testFuzz_LeafInMillisecondsIsNotValid(uint48 validUntil) public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(_bound(validUntil, uint256(type(uint40).max) + 1, type(uint48).max));
        Root root = _anchorAlone(s, acme.maker);
        vm.assertFalse(attestations.isValid(s, new bytes32[](0), root), "not in seconds");
    }

    function test_LeafStaysValidWhenTheAttesterLeaves() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        setStanding(acme.id, Standing.Expelled);
        vm.assertTrue(attestations.isValid(leaves[0], Trees.proof(uids, uids[0]), root), "valid");
    }

    /// @dev Not its attester: an event of its own says who it was.
    function test_AColleagueRevokesALeaf() public {
        Statement memory s = statementOf(word, acme.device);
        Uid uid = attestations.uidOf(s);
        vm.expectEmit(address(attestations));
        emit IAttestations.RevokedBy(uid, acme.checker);
        vm.expectEmit(address(attestations));
        emit IAttestations.Revoked(uid);
        vm.prank(acme.checker);
        attestations.revokeLeaf(s);
    }

    /* WHAT IS NOT VALID BY IT */

    function test_AForeignLeafInMyBatchIsNotValid() public {
        Statement memory s = statementOf(word, basin.maker);
        Root root = _anchorAlone(s, acme.maker);
        vm.assertFalse(attestations.isValid(s, new bytes32[](0), root), "its attester did not anchor it");
    }

    function test_ALeafOfAnotherSchemaIsNotValid() public {
        Statement memory s = statementOf(permanent, acme.maker);
        Root root = _anchorAlone(s, acme.maker);
        vm.assertFalse(attestations.isValid(s, new bytes32[](0), root), "the batch was for another schema");
    }

    function test_AProofForAnotherRootIsNotValid() public {
        (Statement[] memory leaves, bytes32[] memory uids, ) = anchored(word, acme.maker, 4);
        (, bytes32[] memory others, Root other) = anchored(word, acme.maker, 4);
        vm.assertFalse(attestations.isValid(leaves[0], Trees.proof(uids, uids[0]), other), "its own proof");
        vm.assertFalse(attestations.isValid(leaves[0], Trees.proof(others, others[0]), other), "the other's proof");
    }

    function test_ARootThatNobodyAnchoredIsNotValid() public {
        Statement memory s = statementOf(word, acme.maker);
        Root root = Root.wrap(attestations.uidOf(s).raw());
        vm.assertFalse(attestations.isValid(s, new bytes32[](0), root), "never anchored");
    }

    function testFuzz_ATouchedProofIsNotValid(uint8 count, uint256 which, uint256 bit) public {
        count = uint8(_bound(count, 2, 20));
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, count);
        which = which % count;
        bytes32[] memory proof = Trees.proof(uids, uids[which]);
        proof[bit % proof.length] ^= bytes32(uint256(1) << (bit % 256));
        vm.assertFalse(attestations.isValid(leaves[which], proof, root), "touched");
    }

    function testFuzz_ATouchedStatementIsNotValid(uint8 field) public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 3);
        Statement memory s = leaves[0];
        field = field % 5;
        if (field == 0) s.validUntil = uint48(START + 1);
        if (field == 1) s.replaces = Uid.wrap(uids[1]);
        if (field == 2) s.salt = 0;
        if (field == 3) s.data = abi.encode(uint256(43));
        if (field == 4) s.attester = acme.device;
        vm.assertFalse(attestations.isValid(s, Trees.proof(uids, uids[0]), root), "touched");
    }

    /* 64 BYTES */

    /// @dev MerkleProof by itself cannot tell a leaf from an inner node. A uid hashes 66 bytes and an inner node 64, so no
    /// statement has an inner node's hash, and only statements are ever proved here.
    function test_AnInnerNodeIsNoLeaf() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 4);
        bytes32[] memory proof = Trees.proof(uids, uids[0]);
        bytes32 inner = Trees.node(uids[0], proof[0]);
        bytes32[] memory short = new bytes32[](1);
        short[0] = proof[1];
        vm.assertTrue(MerkleProof.verify(short, root.raw(), inner), "the library takes an inner node for a leaf");

        vm.assertFalse(attestations.isValid(Uid.wrap(inner)), "no record");
        for (uint256 i = 0; i < 4; i++) {
            vm.assertFalse(attestations.isValid(leaves[i], short, root), "no statement passes at that height");
        }
    }

    /// @dev The 64 bytes of an inner node as the data of a statement are hashed into a struct, then into 66 bytes.
    function test_A64ByteLeafIsHashedAsAnyData() public {
        (, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 4);
        bytes32[] memory proof = Trees.proof(uids, uids[0]);
        bytes32[] memory short = new bytes32[](1);
        short[0] = proof[1];
        Statement memory s = statementOf(word, acme.maker);
        s.data = uids[0] < proof[0] ? abi.encode(uids[0], proof[0]) : abi.encode(proof[0], uids[0]);
        vm.assertFalse(attestations.uidOf(s).raw() == keccak256(s.data), "a uid is no hash of 64 bytes");
        vm.assertFalse(attestations.isValid(s, short, root), "refused");
    }

    /* ENDING ONE */

    function test_OneLeafRevokedTheOthersStay() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 8);
        vm.prank(acme.maker);
        attestations.revokeLeaf(leaves[5]);
        for (uint256 i = 0; i < 8; i++) {
            bool valid = attestations.isValid(leaves[i], Trees.proof(uids, uids[i]), root);
            vm.assertEq(valid, i != 5, "only the one revoked");
        }
    }

    function test_OneLeafReplacedTheOthersStay() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 8);
        Statement memory correction = statementOf(word, acme.maker);
        correction.replaces = Uid.wrap(uids[2]);
        vm.prank(acme.maker);
        Uid uid = attestations.replaceLeaf(leaves[2], correction);
        vm.assertTrue(attestations.isValid(uid), "correction");
        for (uint256 i = 0; i < 8; i++) {
            bool valid = attestations.isValid(leaves[i], Trees.proof(uids, uids[i]), root);
            vm.assertEq(valid, i != 2, "only the one replaced");
        }
    }

    function test_ALeafAttestedOnItsOwn() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        Uid uid = attest(leaves[0]);
        vm.assertTrue(attestations.isValid(uid), "as a record");
        vm.assertTrue(attestations.isValid(leaves[0], Trees.proof(uids, uids[0]), root), "and as a leaf");
        vm.prank(acme.maker);
        attestations.revoke(uid);
        vm.assertFalse(attestations.isValid(leaves[0], Trees.proof(uids, uids[0]), root), "ended as both");
    }

    function test_ARecordKnownAsALeafKeepsItsTimes() public {
        (Statement[] memory leaves, bytes32[] memory uids, Root root) = anchored(word, acme.maker, 2);
        vm.prank(basin.checker);
        attestations.endorseLeaf(leaves[0], Trees.proof(uids, uids[0]), root);
        vm.assertEq(
            abi.encode(attestations.recordOf(Uid.wrap(uids[0]))),
            abi.encode(Record(acme.maker, 0, 0, Status.Live, 1)),
            "never attested one by one"
        );
    }

    function _anchorAlone(Statement memory s, address by) private returns (Root root) {
        root = Root.wrap(attestations.uidOf(s).raw());
        vm.prank(by);
        attestations.anchor(root, 1, word);
    }
}
