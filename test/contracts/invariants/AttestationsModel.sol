// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Test} from "../utils/Test.sol";

/// @notice A small pool of statements, and what has to be on record about them, by what members did.
abstract contract AttestationsModel is Test {
    uint256 public constant POOL = 16;
    uint256 public constant MAKERS = 3;

    Attestations internal immutable ATTESTATIONS;
    uint256 private immutable BEGAN;
    SchemaId[2] private _schemas;
    address[MAKERS] internal makers;
    Uid[POOL] private _uids;

    Record[POOL] private _ghosts;
    Record[POOL] private _last;
    bool[POOL] public anchored;
    bool[POOL] internal withdrawn;
    mapping(uint256 index => mapping(uint256 by => uint256)) public endorsedAt;
    uint256 public forbidden;
    uint256 public done;

    constructor(Attestations attestations, SchemaId[2] memory schemas, address[MAKERS] memory makers_) {
        (ATTESTATIONS, _schemas, makers, BEGAN) = (attestations, schemas, makers_, block.timestamp);
        for (uint256 i = 0; i < POOL; i++) _uids[i] = attestations.uidOf(statement(i));
    }

    /// @dev Statement 0 to 15; every fourth under the permanent schema; 8 and later replace the one eight before. Some end by themselves.
    function statement(uint256 index) public view returns (Statement memory s) {
        index = index % POOL;
        s.schema = _schemas[index % 4 == 3 ? 1 : 0];
        s.attester = makers[index % 2];
        s.subject = Subject.wrap(bytes32(index));
        s.salt = bytes32(index);
        s.data = abi.encode(index);
        if (index % 3 != 0) s.validUntil = uint48(BEGAN + (index % 5) * 1 days);
        if (index >= 8) s.replaces = _uids[index - 8];
    }

    function uid(uint256 index) public view returns (Uid) {
        return _uids[index % POOL];
    }

    function ghostOf(uint256 index) external view returns (Record memory) {
        return _ghosts[index];
    }

    function isValid(uint256 index) external view returns (bool) {
        return _ghosts[index].attestedAt != 0 && _holds(_ghosts[index]);
    }

    function isLeafValid(uint256 index) external view returns (bool) {
        Record memory g = _ghosts[index];
        if (g.status == Status.Unknown) (g.status, g.until) = (Status.Live, statement(index).validUntil);
        return anchored[index] && _holds(g);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 6 hours));
    }

    /* WHAT SUCCEEDED */

    function _attested(uint256 index) internal {
        _known(index);
        _ghosts[index].attestedAt = uint48(block.timestamp);
        if (index >= 8) _ended(index - 8, Status.Replaced);
    }

    function _endorsed(uint256 index, uint256 by) internal {
        _known(index);
        endorsedAt[index][by] = block.timestamp;
        _ghosts[index].endorsements++;
    }

    function _ended(uint256 index, Status status) internal {
        _known(index);
        (_ghosts[index].status, _ghosts[index].until) = (status, uint48(block.timestamp));
    }

    /// @dev Among many, what had ended is skipped.
    function _revoked(uint256 index, bool many) internal {
        Status status = _ghosts[index].status;
        if (!many || (status != Status.Revoked && status != Status.Replaced)) _ended(index, Status.Revoked);
    }

    function _known(uint256 index) private {
        if (_ghosts[index].status != Status.Unknown) return;
        Statement memory s = statement(index);
        Status status = index % 4 == 3 ? Status.Permanent : Status.Live;
        (_ghosts[index].attester, _ghosts[index].until, _ghosts[index].status) = (s.attester, s.validUntil, status);
    }

    /* INTERNAL */

    function _do(address by, bytes memory data) internal returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(ATTESTATIONS).call(data);
        if (!ok) return false;
        done++;
        for (uint256 i = 0; i < POOL; i++) {
            Record memory now_ = ATTESTATIONS.recordOf(_uids[i]);
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

    function _holds(Record memory g) private view returns (bool) {
        bool live = g.status == Status.Live || g.status == Status.Permanent;
        return live && (g.until == 0 || block.timestamp <= g.until);
    }

    function _rootOf(uint256 index) internal view returns (Root) {
        return Root.wrap(uid(index).raw());
    }
}
