// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "../evidence/AttestationsBase.sol";
import {AttestationsModel} from "./AttestationsModel.sol";

/// @notice Members state, anchor, endorse, revoke, withdraw and replace a small pool of statements in any order. What they sign now,
/// others bring later.
contract AttestationsHandler is AttestationsModel {
    uint256 private constant SLOTS = 6;
    bytes32 private constant REVOCATION = keccak256("Revocation(bytes32 uid,uint48 deadline)");
    bytes32 private constant ANCHOR = keccak256(
        "Anchor(bytes32 root,uint32 count,bytes32 schema,address attester,uint48 deadline)"
    );

    struct Signed {
        uint256 index;
        /// @dev Attests, revokes or anchors.
        uint8 kind;
        uint48 deadline;
        bytes signature;
        bool good;
    }

    bytes32 private immutable DOMAIN;
    uint256[MAKERS] private _keys;
    Signed[SLOTS] private _signed;
    uint256 private _count;
    uint256 public forged;
    uint256 public brought;

    constructor(
        Attestations attestations,
        bytes32 domain,
        SchemaId[2] memory schemas,
        address[MAKERS] memory makers_,
        uint256[MAKERS] memory keys
    ) AttestationsModel(attestations, schemas, makers_) {
        (DOMAIN, _keys) = (domain, keys);
    }

    function attest(uint256 index) external {
        index = index % POOL;
        Statement memory s = statement(index);
        if (_do(s.attester, abi.encodeCall(ATTESTATIONS.attest, (s)))) _attested(index);
    }

    /// @dev A batch of one, whose root is its leaf.
    function anchor(uint256 index) external {
        index = index % POOL;
        Statement memory s = statement(index);
        if (_do(s.attester, abi.encodeCall(ATTESTATIONS.anchor, (_rootOf(index), 1, s.schema)))) anchored[index] = true;
    }

    function endorse(uint256 index, uint256 by) external {
        (index, by) = (index % POOL, by % MAKERS);
        if (_do(makers[by], abi.encodeCall(ATTESTATIONS.endorse, (uid(index))))) _endorsed(index, by);
    }

    function endorseLeaf(uint256 index, uint256 by) external {
        (index, by) = (index % POOL, by % MAKERS);
        bytes memory data = abi.encodeCall(
            ATTESTATIONS.endorseLeaf,
            (statement(index), new bytes32[](0), _rootOf(index))
        );
        if (_do(makers[by], data)) _endorsed(index, by);
    }

    function revoke(uint256 index, uint256 by, bool many) external {
        index = index % POOL;
        Uid[] memory uids = new Uid[](1);
        uids[0] = uid(index);
        bytes memory data =
            many ? abi.encodeCall(ATTESTATIONS.revokeMany, (uids)) : abi.encodeCall(ATTESTATIONS.revoke, (uids[0]));
        if (_do(makers[by % MAKERS], data)) _revoked(index, many);
    }

    function revokeLeaf(uint256 index, uint256 by) external {
        index = index % POOL;
        bytes memory data = abi.encodeCall(ATTESTATIONS.revokeLeaf, (statement(index)));
        if (_do(makers[by % MAKERS], data)) _ended(index, Status.Revoked);
    }

    function replaceLeaf(uint256 index) external {
        index = index % 8;
        Statement memory s = statement(index + 8);
        bytes memory data = abi.encodeCall(ATTESTATIONS.replaceLeaf, (statement(index), s));
        if (_do(s.attester, data)) _attested(index + 8);
    }

    function withdraw(uint256 index, uint256 by) external {
        index = index % POOL;
        Uid[] memory uids = new Uid[](1);
        uids[0] = uid(index);
        bytes memory data = abi.encodeCall(ATTESTATIONS.withdraw, (statement(index).attester, uids));
        if (_do(makers[by % MAKERS], data)) withdrawn[index] = true;
    }

    /// @dev Mostly by the attester, in the last case by another.
    function sign(uint256 index, uint8 kind, uint32 time, uint8 by) external {
        (index, kind) = (index % POOL, kind % 3);
        Signed memory s = Signed(index, kind, uint48(block.timestamp + (time % 2 days)), "", by % 4 != 3);
        bytes32 digest = uid(index).raw();
        if (kind == 1) digest = _digest(keccak256(abi.encode(REVOCATION, digest, s.deadline)));
        if (kind == 2) {
            Statement memory t = statement(index);
            digest = _digest(keccak256(abi.encode(ANCHOR, digest, 1, t.schema, t.attester, s.deadline)));
        }
        (uint8 v, bytes32 r, bytes32 vs) = vm.sign(_keys[s.good ? index % 2 : 2], digest);
        s.signature = abi.encodePacked(r, vs, v);
        _signed[_count++ % SLOTS] = s;
    }

    /// @dev By somebody who is no member. Every eighth time it names the one who signed for an attester.
    function bring(uint256 slot, uint8 how) external {
        Signed memory s = _signed[slot % SLOTS];
        if (s.signature.length == 0) return;
        Statement memory t = statement(s.index);
        bytes memory signer = abi.encodePacked(how % 8 == 7 && !s.good ? makers[2] : t.attester);
        bytes[3] memory all = [
            abi.encodeCall(ATTESTATIONS.attestBySignature, (t, signer, s.signature)),
            abi.encodeCall(ATTESTATIONS.revokeBySignature, (t, s.deadline, signer, s.signature)),
            abi.encodeCall(
                ATTESTATIONS.anchorBySignature,
                (_rootOf(s.index), 1, t.schema, s.deadline, signer, s.signature)
            )
        ];
        if (!_do(address(this), all[s.kind])) return;
        brought++;
        bool late = s.kind != 0 && block.timestamp > s.deadline;
        if (!s.good || late || (s.kind == 0 && withdrawn[s.index])) forged++;
        if (s.kind == 0) _attested(s.index);
        else if (s.kind == 1) _ended(s.index, Status.Revoked);
        else anchored[s.index] = true;
    }

    function _digest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", DOMAIN, structHash));
    }
}

/// @notice What holds for Attestations whatever its members do.
contract AttestationsInvariants is AttestationsBase {
    AttestationsHandler private handler;

    function setUp() public override {
        super.setUp();
        Org memory cove = admitOrg("Cove");
        handler = new AttestationsHandler(
            attestations,
            domainOn(block.chainid),
            [word, permanent],
            [acme.maker, basin.maker, cove.maker],
            [keyOf("Acme: maker"), keyOf("Basin: maker"), keyOf("Cove: maker")]
        );
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev ATT-1
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_StatusMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden changes of a record");
    }

    /// @dev ATT-1, ATT-2
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_ValidMeansKnownAndNotEnded() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            Uid uid = handler.uid(i);
            vm.assertEq(abi.encode(attestations.recordOf(uid)), abi.encode(handler.ghostOf(i)), "record");
            vm.assertEq(attestations.isValid(uid), handler.isValid(i), "valid on record");
            Root root = Root.wrap(uid.raw());
            bool leaf = attestations.isValid(handler.statement(i), new bytes32[](0), root);
            vm.assertEq(leaf, handler.isLeafValid(i), "valid as a leaf");
        }
    }

    /// @dev ATT-3
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_EndorsementsAreCounted() public view {
        Org[2] memory orgs = [acme, basin];
        for (uint256 i = 0; i < handler.POOL(); i++) {
            Record memory record = attestations.recordOf(handler.uid(i));
            uint256 counted = handler.endorsedAt(i, 2) == 0 ? 0 : 1;
            for (uint256 by = 0; by < 2; by++) {
                uint256 time = handler.endorsedAt(i, by);
                vm.assertEq(attestations.endorsedAt(handler.uid(i), orgs[by].id), time, "when");
                if (time != 0) counted++;
            }
            vm.assertEq(record.endorsements, counted, "one for each organisation");
            vm.assertEq(handler.endorsedAt(i, i % 2), 0, "never the attester's own");
        }
    }

    /// @dev ATT-4
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatCannotBeRevokedIsNeverEnded() public view {
        for (uint256 i = 3; i < handler.POOL(); i += 4) {
            Status status = attestations.recordOf(handler.uid(i)).status;
            vm.assertTrue(status == Status.Unknown || status == Status.Permanent, "under the permanent schema");
        }
    }

    /// @dev ATT-8
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatIsBroughtWasSigned() public view {
        vm.assertEq(handler.forged(), 0, "signed by others, too late, or withdrawn");
    }

    function test_TheHandlerReachesEveryStatus() public {
        handler.attest(0);
        handler.anchor(1);
        handler.endorseLeaf(1, 2);
        handler.replaceLeaf(1);
        handler.revoke(0, 0, false);
        handler.attest(3);
        handler.endorse(3, 0);
        handler.anchor(4);
        handler.endorseLeaf(4, 2);
        handler.attest(4);
        vm.assertEq(handler.done(), 10, "all of them succeeded");
        _assertAll();
    }

    function test_TheHandlerReachesWhatIsSignedAndBroughtLater() public {
        for (uint8 kind = 0; kind < 3; kind++) {
            handler.sign(6, kind, 1 hours, 3); // by another
            handler.bring(kind, 0);
            handler.bring(kind, 7);
        }
        vm.assertEq(handler.brought(), 0, "none");
        handler.sign(6, 0, 0, 0);
        handler.sign(6, 2, 1 hours, 0);
        handler.sign(6, 1, 2 hours, 0);
        for (uint256 i = 3; i < 5; i++) {
            handler.wait(30 minutes);
            handler.endorse(6, 2);
            handler.bring(i, 0);
        }
        handler.wait(1 hours); // to the last second
        handler.bring(5, 0);
        vm.assertEq(handler.brought(), 3, "each");
        handler.bring(5, 0);
        vm.assertEq(handler.brought(), 3, "once");
        _assertAll();
    }

    function test_TheHandlerReachesLateAndWithdrawnSignatures() public {
        handler.sign(0, 0, 0, 0);
        handler.withdraw(0, 0);
        handler.bring(0, 0);
        handler.sign(2, 2, 1 hours, 0);
        handler.attest(4);
        handler.sign(4, 1, 1 hours, 0);
        handler.wait(1 hours + 1);
        handler.bring(1, 0);
        handler.bring(2, 0);
        vm.assertEq(handler.brought(), 0, "none");
        vm.assertEq(handler.done(), 2, "withdrawn and stated");
        _assertAll();
    }

    /// @dev Statement 1 ends a day after the start: on record, and as a leaf.
    function test_TheHandlerReachesTheEndOfValidity() public {
        handler.attest(1);
        handler.anchor(1);
        handler.anchor(11);
        for (uint256 i = 0; i < 4; i++) handler.wait(6 hours - 1);
        _assertAll();
        vm.assertTrue(attestations.isValid(handler.uid(1)), "valid");
        handler.wait(4);
        _assertAll();
        vm.assertTrue(attestations.isValid(handler.uid(1)), "in the last second");
        handler.wait(1);
        _assertAll();
        vm.assertFalse(attestations.isValid(handler.uid(1)), "no more");
    }

    function _assertAll() private view {
        invariant_StatusMovesAlongAllowedEdgesOnly();
        invariant_ValidMeansKnownAndNotEnded();
        invariant_EndorsementsAreCounted();
        invariant_WhatCannotBeRevokedIsNeverEnded();
        invariant_WhatIsBroughtWasSigned();
    }
}
