// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Anchor, IAttestations, Schema, Status} from "./IAttestations.sol";
import {ISchemaPolicy} from "./ISchemaPolicy.sol";
import {RecordWord, pack} from "./RecordWord.sol";
import {Records} from "./Records.sol";
import {Revocations} from "./Revocations.sol";
import {Statement} from "./Statement.sol";
import {StatementImage, load} from "./StatementImage.sol";
import {SchemaDefinition} from "../libraries/SchemaDefinition.sol";
import {IMembers} from "../members/IMembers.sol";
import {ADMIN, CHECKER, DEVICE, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Root} from "../types/Root.sol";
import {SchemaId} from "../types/SchemaId.sol";
import {Uid} from "../types/Uid.sol";

/// @title Attestations
/// @notice Documented in IAttestations. Here: how statements are made, endorsed and replaced, and batches of them.
contract Attestations is Revocations {
    bytes32 private constant ANCHOR_TYPEHASH = keccak256(
        "Anchor(bytes32 root,uint32 count,bytes32 schema,address attester,uint48 deadline)"
    );

    /// @inheritdoc IAttestations
    mapping(Uid uid => mapping(OrgId org => uint48)) public endorsedAt;
    /// @dev The key is the hash of root, attester and schema: a root says nothing about who anchored it.
    mapping(bytes32 key => Anchor) private _anchors;

    constructor(IMembers members) Records(members) {}

    /* STATING */

    /// @inheritdoc IAttestations
    function attest(Statement calldata statement) external returns (Uid uid) {
        return _attest(0, statement, msg.sender, _attestsFor(msg.sender));
    }

    /// @inheritdoc IAttestations
    function attestMany(Statement[] calldata statements) external returns (Uid[] memory uids) {
        require(statements.length != 0, Attestations_NoStatements());
        OrgId org = _attestsFor(msg.sender);
        uids = new Uid[](statements.length);
        for (uint256 i = 0; i < statements.length; i++) uids[i] = _attest(i, statements[i], msg.sender, org);
    }

    /// @inheritdoc IAttestations
    function attestBySignature(
        Statement calldata statement,
        bytes calldata signer,
        bytes calldata signature
    ) external returns (Uid uid) {
        uid = uidOf(statement);
        address attester = _requireSignature(uid.raw(), signer, signature);
        if (withdrawnAt[attester][uid] != 0) revert Attestations_Withdrawn(uid, attester);
        return _attest(0, statement, attester, _attestsFor(attester));
    }

    /// @inheritdoc IAttestations
    function anchor(Root root, uint32 count, SchemaId schema) external {
        _anchor(root, count, schema, msg.sender);
    }

    /// @inheritdoc IAttestations
    function anchorBySignature(
        Root root,
        uint32 count,
        SchemaId schema,
        uint48 deadline,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        address attester = _accountOf(signer);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(ANCHOR_TYPEHASH, root, count, schema, attester, deadline))
        );
        require(block.timestamp <= deadline, Attestations_SignatureExpired(digest, deadline));
        _requireSignature(digest, signer, signature);
        if (withdrawnAt[attester][Uid.wrap(digest)] != 0) revert Attestations_Withdrawn(Uid.wrap(digest), attester);
        _anchor(root, count, schema, attester);
    }

    /* ENDORSING */

    /// @inheritdoc IAttestations
    function endorse(Uid uid) external {
        require(isValid(uid), Attestations_NotValid(uid, _records[uid].word.status()));
        _endorse(uid);
    }

    /// @inheritdoc IAttestations
    function endorseLeaf(Statement calldata statement, bytes32[] calldata proof, Root root) external {
        Uid uid = uidOf(statement);
        require(_isLeaf(uid, statement, proof, root), Attestations_NotAnchored(uid, root));
        _know(uid, statement);
        require(_holds(_records[uid].word), Attestations_NotValid(uid, _records[uid].word.status()));
        _endorse(uid);
    }

    /* REPLACING */

    /// @inheritdoc IAttestations
    function replaceLeaf(Statement calldata statement, Statement calldata correction) external returns (Uid uid) {
        Uid former = uidOf(statement);
        require(correction.replaces == former, Attestations_ReplacesOther(correction.replaces, former));
        _know(former, statement);
        return _attest(0, correction, msg.sender, _attestsFor(msg.sender));
    }

    /* ASKING */

    /// @inheritdoc IAttestations
    function isValid(Statement calldata statement, bytes32[] calldata proof, Root root) external view returns (bool) {
        return isValid(statement, proof, root, 0);
    }

    /// @inheritdoc IAttestations
    function isValid(
        Statement calldata statement,
        bytes32[] calldata proof,
        Root root,
        uint8 endorsements
    ) public view returns (bool) {
        Uid uid = uidOf(statement);
        RecordWord record = _records[uid].word;
        if (record.status() == Status.Unknown) {
            if (statement.validUntil > type(uint40).max) return false; // no seconds, and would not fit: see RecordWord
            record = pack(address(0), 0, statement.validUntil, Status.Live, 0);
        }
        return _isLeaf(uid, statement, proof, root) && _holds(record) && record.endorsements() >= endorsements;
    }

    /// @inheritdoc IAttestations
    function anchorOf(Root root, address attester, SchemaId schema) external view returns (Anchor memory) {
        return _anchors[_anchorKey(root, attester, schema)];
    }

    /* INTERNAL */

    /// @dev Not `require`, which would lay out an error's values each time, whether it fails or not.
    function _attest(uint256 item, Statement calldata s, address attester, OrgId org) private returns (Uid uid) {
        (StatementImage image, bytes32 structHash) = load(s);
        Schema storage schema = schemas[image.schema()];
        (bool revocable, ISchemaPolicy policy) = (schema.revocable, schema.policy);
        if (schema.minWords == 0) revert Attestations_UnknownSchema(item, image.schema());
        if (!SchemaDefinition.fits(image.dataLength(), schema.minWords, schema.dynamic)) {
            revert Attestations_DataMismatch(item, image.schema(), image.dataLength(), schema.minWords, schema.dynamic);
        }
        uid = Uid.wrap(_hashTypedDataV4(structHash));
        uint48 until = image.validUntil();
        if (until != 0) {
            _requireSeconds(item, uid, until);
            if (until < block.timestamp) revert Attestations_Expired(item, uid, until);
        }
        if (image.attester() != attester) revert Attestations_NotAttester(item, image.attester(), attester);
        Slot storage slot = _records[uid];
        RecordWord record = slot.word;
        if (!record.isOpen()) revert Attestations_AlreadyRecorded(item, uid, record.status());

        if (!image.replaces().isNull()) _replace(item, image.replaces(), uid, attester, org);
        slot.word = pack(
            attester,
            uint48(block.timestamp), // fits, see RecordWord
            until,
            revocable ? Status.Live : Status.Permanent,
            record.endorsements()
        );
        image.log(uid);
        if (address(policy) != address(0)) policy.onAttest(s, org);
    }

    function _anchor(Root root, uint32 count, SchemaId id, address attester) private {
        Schema memory schema = schemas[id];
        bytes32 key = _anchorKey(root, attester, id);
        require(schema.minWords != 0, Attestations_UnknownSchema(0, id));
        require(!root.isNull(), Attestations_ZeroRoot());
        require(count != 0, Attestations_NoStatements());
        require(_anchors[key].anchoredAt == 0, Attestations_AlreadyAnchored(root, attester, id));
        OrgId org = _attestsFor(attester);

        _anchors[key] = Anchor(uint48(block.timestamp), count, org); // fits for eight million years
        emit Anchored(root, id, attester, count);
        if (address(schema.policy) != address(0)) schema.policy.onAnchor(id, root, count, attester, org);
    }

    function _endorse(Uid uid) private {
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER | CHECKER);
        RecordWord record = _records[uid].word;
        require(org != MEMBERS.orgOf(record.attester()), Attestations_OwnEndorsement(uid, org));
        require(endorsedAt[uid][org] == 0, Attestations_AlreadyEndorsed(uid, org));

        endorsedAt[uid][org] = uint48(block.timestamp); // fits for eight million years
        uint8 count = record.endorsements();
        if (count != type(uint8).max) _records[uid].word = record.withEndorsements(count + 1);
        emit Endorsed(uid, org, msg.sender);
    }

    /// @dev The attester itself; or MAKER, CHECKER or ADMIN of its organisation: a device corrects only its own.
    function _replace(uint256 item, Uid former, Uid by, address attester, OrgId org) private {
        RecordWord record = _records[former].word;
        require(record.status() != Status.Unknown, Attestations_UnknownStatement(item, former));
        if (record.attester() != attester) {
            OrgId owner = MEMBERS.orgOf(record.attester());
            require(owner == org, Attestations_OtherOrganisation(item, former, owner, org));
            MEMBERS.actsFor(attester, MAKER | CHECKER | ADMIN);
        }
        _end(item, former, Status.Replaced);
        emit Replaced(former, by);
    }

    function _attestsFor(address attester) private view returns (OrgId) {
        return MEMBERS.actsFor(attester, MAKER | DEVICE);
    }

    function _isLeaf(Uid uid, Statement calldata s, bytes32[] calldata proof, Root root) private view returns (bool) {
        return
            _anchors[_anchorKey(root, s.attester, s.schema)].anchoredAt != 0 &&
            MerkleProof.verifyCalldata(proof, root.raw(), uid.raw());
    }

    function _anchorKey(Root root, address attester, SchemaId schema) private pure returns (bytes32) {
        return keccak256(abi.encode(root, attester, schema));
    }
}
