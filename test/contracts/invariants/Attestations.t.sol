// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Test} from "../utils/Test.sol";

/// @notice Members state, anchor, endorse, revoke and replace a small pool of statements in any order.
contract AttestationsHandler is Test {
    uint256 public constant POOL = 16;

    Attestations private immutable ATTESTATIONS;
    SchemaId[2] private schemas;
    address[3] private makers;

    mapping(uint256 index => Record) private _last;
    uint256 public forbidden;
    uint256 public done;

    constructor(Attestations attestations, SchemaId[2] memory schemas_, address[3] memory makers_) {
        (ATTESTATIONS, schemas, makers) = (attestations, schemas_, makers_);
    }

    /// @dev Statement 0 to 15; every fourth under the permanent schema; 8 and later replace the one eight before.
    function statement(uint256 index) public view returns (Statement memory s) {
        index = index % POOL;
        s.schema = schemas[index % 4 == 3 ? 1 : 0];
        s.attester = makers[index % 2];
        s.subject = Subject.wrap(bytes32(index));
        s.salt = bytes32(index);
        s.data = abi.encode(index);
        if (index >= 8) s.replaces = ATTESTATIONS.uidOf(statement(index - 8));
    }

    function uid(uint256 index) public view returns (Uid) {
        return ATTESTATIONS.uidOf(statement(index));
    }

    function attest(uint256 index) external {
        _do(statement(index).attester, abi.encodeCall(ATTESTATIONS.attest, (statement(index))));
    }

    /// @dev A batch of one, whose root is its leaf.
    function anchor(uint256 index) external {
        Statement memory s = statement(index);
        _do(s.attester, abi.encodeCall(ATTESTATIONS.anchor, (Root.wrap(uid(index).raw()), 1, s.schema)));
    }

    function endorse(uint256 index, uint256 by) external {
        _do(makers[by % 3], abi.encodeCall(ATTESTATIONS.endorse, (uid(index))));
    }

    function endorseLeaf(uint256 index, uint256 by) external {
        Root root = Root.wrap(uid(index).raw());
        bytes memory data = abi.encodeCall(ATTESTATIONS.endorseLeaf, (statement(index), new bytes32[](0), root));
        _do(makers[by % 3], data);
    }

    function revoke(uint256 index, uint256 by) external {
        _do(makers[by % 3], abi.encodeCall(ATTESTATIONS.revoke, (uid(index))));
    }

    function revokeLeaf(uint256 index, uint256 by) external {
        _do(makers[by % 3], abi.encodeCall(ATTESTATIONS.revokeLeaf, (statement(index))));
    }

    function replaceLeaf(uint256 index) external {
        index = index % 8;
        Statement memory s = statement(index + 8);
        _do(s.attester, abi.encodeCall(ATTESTATIONS.replaceLeaf, (statement(index), s)));
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 1 days));
    }

    function _do(address by, bytes memory data) private {
        vm.prank(by);
        (bool ok, ) = address(ATTESTATIONS).call(data);
        if (!ok) return;
        done++;
        for (uint256 i = 0; i < POOL; i++) {
            Record memory now_ = ATTESTATIONS.recordOf(uid(i));
            if (!_allowed(_last[i], now_)) forbidden++;
            _last[i] = now_;
        }
    }

    /// @dev Status along its edges; attester and time of attestation once set stay; endorsements never fall; an ended
    /// record does not change at all.
    function _allowed(Record memory from, Record memory to) private pure returns (bool) {
        if (from.status == Status.Unknown) return true;
        if (from.attester != to.attester || to.endorsements < from.endorsements) return false;
        if (from.attestedAt != 0 && from.attestedAt != to.attestedAt) return false;
        if (from.status == Status.Live) return to.status != Status.Unknown && to.status != Status.Permanent;
        if (from.status == Status.Permanent) return to.status == Status.Permanent;
        return keccak256(abi.encode(from)) == keccak256(abi.encode(to));
    }

    function endorsers(uint256 index) external view returns (uint256 count) {
        for (uint32 org = 1; org <= 3; org++) {
            if (ATTESTATIONS.endorsedAt(uid(index), OrgId.wrap(org)) != 0) count++;
        }
    }
}

/// @notice What holds for Attestations whatever its members do.
contract AttestationsInvariants is SystemTest {
    AttestationsHandler private handler;

    function setUp() public override {
        super.setUp();
        (Org memory a, Org memory b, Org memory c) = (admitOrg("Acme"), admitOrg("Basin"), admitOrg("Cove"));
        SchemaId[2] memory schemas = [
            registerSchema(a.maker, "uint256 value"),
            registerSchema(a.maker, "uint256 value", false, ISchemaPolicy(address(0)))
        ];
        handler = new AttestationsHandler(attestations, schemas, [a.maker, b.maker, c.maker]);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev ATT-1
    function invariant_StatusMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden changes of a record");
    }

    /// @dev ATT-2
    function invariant_ValidMeansKnownAndNotEnded() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            Record memory record = attestations.recordOf(handler.uid(i));
            bool ended = record.status == Status.Revoked || record.status == Status.Replaced;
            Root root = Root.wrap(handler.uid(i).raw());
            bool leaf = attestations.isValid(handler.statement(i), new bytes32[](0), root);
            vm.assertEq(attestations.isValid(handler.uid(i)), record.attestedAt != 0 && !ended, "record");
            if (ended) vm.assertFalse(leaf, "leaf");
        }
    }

    /// @dev ATT-3
    function invariant_EndorsementsAreCounted() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            uint256 counted = attestations.recordOf(handler.uid(i)).endorsements;
            vm.assertEq(counted, handler.endorsers(i), "one for each organisation");
            vm.assertTrue(counted <= 2, "never the attester's own");
        }
    }

    /// @dev ATT-4
    function invariant_WhatCannotBeRevokedIsNeverEnded() public view {
        for (uint256 i = 3; i < handler.POOL(); i += 4) {
            Status status = attestations.recordOf(handler.uid(i)).status;
            vm.assertTrue(status == Status.Unknown || status == Status.Permanent, "under the permanent schema");
        }
    }

    function test_TheHandlerReachesEveryStatus() public {
        handler.attest(0);
        handler.anchor(1);
        handler.endorseLeaf(1, 2);
        handler.replaceLeaf(1);
        handler.revoke(0, 0);
        handler.attest(3);
        vm.assertEq(handler.done(), 6, "all of them succeeded");
    }
}
