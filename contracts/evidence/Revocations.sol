// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Status} from "./IAttestations.sol";
import {RecordWord} from "./RecordWord.sol";
import {Records} from "./Records.sol";
import {Statement} from "./Statement.sol";
import {requireServes} from "../members/requireServes.sol";
import {ADMIN, ANY_DUTY, CHECKER, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Uid} from "../types/Uid.sol";

/// @title Revocations
/// @notice Documented in IAttestations: how statements are revoked.
abstract contract Revocations is Records {
    bytes32 private constant REVOCATION_TYPEHASH = keccak256("Revocation(bytes32 uid,uint48 deadline)");

    /// @inheritdoc IAttestations
    mapping(address attester => mapping(Uid uid => uint48)) public withdrawnAt;

    /// @inheritdoc IAttestations
    function revoke(Uid uid) external {
        _revoke(0, uid);
    }

    /// @inheritdoc IAttestations
    function revokeMany(Uid[] calldata uids) external {
        require(uids.length != 0, Attestations_NoStatements());
        for (uint256 i = 0; i < uids.length; i++) {
            Status status = _records[uids[i]].word.status();
            if (status != Status.Revoked && status != Status.Replaced) _revoke(i, uids[i]);
        }
    }

    /// @inheritdoc IAttestations
    function withdraw(address attester, Uid[] calldata uids) external {
        require(uids.length != 0, Attestations_NoStatements());
        _requireMayEnd(0, uids[0], attester);
        for (uint256 i = 0; i < uids.length; i++) {
            if (!_records[uids[i]].word.isOpen() || withdrawnAt[attester][uids[i]] != 0) continue;
            withdrawnAt[attester][uids[i]] = uint48(block.timestamp); // fits for eight million years
            emit Withdrawn(uids[i], attester, msg.sender);
        }
    }

    /// @inheritdoc IAttestations
    function revokeLeaf(Statement calldata statement) external {
        Uid uid = uidOf(statement);
        _know(uid, statement);
        _requireMayEnd(0, uid, statement.attester);
        _end(0, uid, Status.Revoked);
        if (msg.sender != statement.attester) emit RevokedBy(uid, msg.sender);
        emit Revoked(uid);
    }

    /// @inheritdoc IAttestations
    function revokeBySignature(
        Statement calldata statement,
        uint48 deadline,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        Uid uid = uidOf(statement);
        _know(uid, statement);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REVOCATION_TYPEHASH, uid, deadline)));
        require(block.timestamp <= deadline, Attestations_SignatureExpired(digest, deadline));
        address attester = _requireSignature(digest, signer, signature);
        require(attester == statement.attester, Attestations_NotAttester(0, statement.attester, attester));
        requireServes(MEMBERS, attester, ANY_DUTY);
        _end(0, uid, Status.Revoked);
        emit Revoked(uid);
    }

    /* INTERNAL */

    /// @dev Not `require`, which would lay out an error's values each time, whether it fails or not. A caller that is the attester shows
    /// that the record is there.
    function _revoke(uint256 item, Uid uid) private {
        Slot storage slot = _records[uid];
        RecordWord record = slot.word;
        address attester = record.attester();
        if (msg.sender == attester) {
            requireServes(MEMBERS, attester, ANY_DUTY);
        } else {
            if (attester == address(0)) revert Attestations_UnknownStatement(item, uid);
            _requireColleague(item, uid, attester);
            emit RevokedBy(uid, msg.sender);
        }
        if (!record.isLive()) revert Attestations_NotRevocable(item, uid, record.status());
        slot.word = record.withStatus(Status.Revoked).withUntil(uint48(block.timestamp)); // fits, see RecordWord
        emit Revoked(uid);
    }

    /// @dev The attester itself; or MAKER, CHECKER or ADMIN of its organisation.
    function _requireMayEnd(uint256 item, Uid uid, address attester) private view {
        if (msg.sender == attester) requireServes(MEMBERS, attester, ANY_DUTY);
        else _requireColleague(item, uid, attester);
    }

    function _requireColleague(uint256 item, Uid uid, address attester) private view {
        OrgId org = MEMBERS.servesFor(msg.sender, MAKER | CHECKER | ADMIN);
        OrgId owner = MEMBERS.orgOf(attester);
        if (owner != org) revert Attestations_OtherOrganisation(item, uid, owner, org);
    }
}
