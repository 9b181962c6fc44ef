// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Trees} from "../utils/Trees.sol";

/// @notice Uids, leaves, proofs and signatures as another implementation computes them, on the chain id and at the address
/// that the vectors name.
contract AttestationsVectorsTest is SystemTest {
    uint256 private constant FEWEST_STATEMENTS = 12;
    uint256 private constant FEWEST_BATCHES = 6;

    string private statements = vm.readFile("test/vectors/statements.json");
    string private batches = vm.readFile("test/vectors/batches.json");
    address private attester;
    uint256 private key;

    function setUp() public override {
        super.setUp();
        vm.chainId(vm.parseJsonUint(statements, ".domain.chainId"));
        address place = vm.parseJsonAddress(statements, ".domain.verifyingContract");
        vm.etch(place, address(attestations).code);
        attestations = Attestations(place);

        attester = vm.parseJsonAddress(statements, ".attester.address");
        key = uint256(vm.parseJsonBytes32(statements, ".attester.privateKey"));
        Org memory acme = admitOrg("Acme");
        vm.prank(acme.admin);
        members.enrol(attester, MAKER, 0, 0);
        for (uint256 i = 0; vm.keyExistsJson(statements, _path(".schemas", i)); i++) {
            string memory path = _path(".schemas", i);
            SchemaId id = registerSchema(
                acme.maker,
                vm.parseJsonString(statements, string.concat(path, ".definition")),
                vm.parseJsonBool(statements, string.concat(path, ".revocable")),
                ISchemaPolicy(address(0))
            );
            vm.assertEq(id.raw(), vm.parseJsonBytes32(statements, string.concat(path, ".id")), "schema id");
        }
    }

    function test_TheKeyIsTheAttesters() public view {
        vm.assertEq(vm.addr(key), attester, "address of the key");
    }

    function test_Uids() public view {
        bytes32 separator = vm.parseJsonBytes32(statements, ".domain.separator");
        uint256 seen = 0;
        for (; vm.keyExistsJson(statements, _path(".statements", seen)); seen++) {
            string memory path = _path(".statements", seen);
            bytes32 uid = vm.parseJsonBytes32(statements, string.concat(path, ".uid"));
            bytes32 structHash = vm.parseJsonBytes32(statements, string.concat(path, ".structHash"));
            Statement memory s = _statement(statements, string.concat(path, ".statement"));
            vm.assertEq(attestations.uidOf(s).raw(), uid, path);
            vm.assertEq(keccak256(abi.encodePacked(hex"1901", separator, structHash)), uid, path);
        }
        vm.assertTrue(seen >= FEWEST_STATEMENTS, "all cases read");
    }

    function test_SignaturesRecordTheAcceptedAndRefuseTheOthers() public {
        for (uint256 i = 0; vm.keyExistsJson(statements, _path(".statements", i)); i++) {
            string memory path = _path(".statements", i);
            bool accepted = vm.parseJsonBool(statements, string.concat(path, ".accepted"));
            bytes memory signature = vm.parseJsonBytes(statements, string.concat(path, ".signature"));
            Statement memory s = _statement(statements, string.concat(path, ".statement"));
            if (!accepted) vm.expectRevert();
            Uid uid = attestations.attestBySignature(s, abi.encodePacked(attester), signature);
            if (accepted) vm.assertTrue(attestations.isValid(uid), path);
        }
    }

    function test_RevocationDigests() public {
        for (uint256 i = 0; vm.keyExistsJson(statements, _path(".statements", i)); i++) {
            string memory path = _path(".statements", i);
            bool accepted = vm.parseJsonBool(statements, string.concat(path, ".accepted"));
            Statement memory s = _statement(statements, string.concat(path, ".statement"));
            if (!accepted || _permanent(s.schema)) continue;
            bytes32 digest = vm.parseJsonBytes32(statements, string.concat(path, ".revocation.digest"));
            uint256 deadline = vm.parseJsonUint(statements, string.concat(path, ".revocation.deadline"));
            (uint8 v, bytes32 r, bytes32 vs) = vm.sign(key, digest);
            attestations.revokeBySignature(s, uint48(deadline), abi.encodePacked(attester), abi.encodePacked(r, vs, v));
        }
    }

    function test_RootsAndProofs() public {
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(".batches", seen)); seen++) {
            string memory path = _path(".batches", seen);
            bytes32[] memory uids = vm.parseJsonBytes32Array(batches, string.concat(path, ".uids"));
            bytes32 root = vm.parseJsonBytes32(batches, string.concat(path, ".root"));
            vm.assertEq(Trees.root(uids), root, path);
            vm.assertEq(uids.length, vm.parseJsonUint(batches, string.concat(path, ".count")), path);
            _anchorSigned(path, Root.wrap(root), uint32(uids.length));
            _assertProofs(path, uids, root);
            _assertWrong(path, root);
        }
        vm.assertTrue(seen >= FEWEST_BATCHES, "all cases read");
    }

    function _anchorSigned(string memory path, Root root, uint32 count) private {
        attestations.anchorBySignature(
            root,
            count,
            SchemaId.wrap(vm.parseJsonBytes32(batches, ".schema.id")),
            uint48(vm.parseJsonUint(batches, string.concat(path, ".anchor.deadline"))),
            abi.encodePacked(attester),
            vm.parseJsonBytes(batches, string.concat(path, ".anchor.signature"))
        );
    }

    function _assertProofs(string memory batch, bytes32[] memory uids, bytes32 root) private view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(string.concat(batch, ".proofs"), seen)); seen++) {
            string memory path = _path(string.concat(batch, ".proofs"), seen);
            bytes32 uid = vm.parseJsonBytes32(batches, string.concat(path, ".uid"));
            bytes32[] memory proof = vm.parseJsonBytes32Array(batches, string.concat(path, ".proof"));
            Statement memory s = _statement(batches, string.concat(path, ".statement"));
            vm.assertEq(attestations.uidOf(s).raw(), uid, path);
            vm.assertEq(uids[vm.parseJsonUint(batches, string.concat(path, ".index"))], uid, path);
            vm.assertEq(abi.encode(Trees.proof(uids, uid)), abi.encode(proof), path);
            vm.assertTrue(attestations.isValid(s, proof, Root.wrap(root)), path);
        }
        vm.assertTrue(seen != 0, "at least one proof");
    }

    function _assertWrong(string memory batch, bytes32 root) private view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(batches, _path(string.concat(batch, ".wrong"), seen)); seen++) {
            string memory path = _path(string.concat(batch, ".wrong"), seen);
            bytes32 uid = vm.parseJsonBytes32(batches, string.concat(path, ".uid"));
            bytes32[] memory proof = vm.parseJsonBytes32Array(batches, string.concat(path, ".proof"));
            vm.assertFalse(MerkleProof.verify(proof, root, uid), path);
        }
        vm.assertTrue(seen >= 3, "wrong proofs");
    }

    function _permanent(SchemaId schema) private view returns (bool) {
        (, , , bool revocable) = attestations.schemas(schema);
        return !revocable;
    }

    function _statement(string memory json, string memory path) private pure returns (Statement memory) {
        return
            Statement(
                SchemaId.wrap(vm.parseJsonBytes32(json, string.concat(path, ".schema"))),
                vm.parseJsonAddress(json, string.concat(path, ".attester")),
                Subject.wrap(vm.parseJsonBytes32(json, string.concat(path, ".subject"))),
                uint48(vm.parseJsonUint(json, string.concat(path, ".validUntil"))),
                Uid.wrap(vm.parseJsonBytes32(json, string.concat(path, ".replaces"))),
                vm.parseJsonBytes32(json, string.concat(path, ".salt")),
                vm.parseJsonBytes(json, string.concat(path, ".data"))
            );
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }
}
