// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IAttestations, Record, Schema, Status} from "./IAttestations.sol";
import {ISchemaPolicy} from "./ISchemaPolicy.sol";
import {RecordWord, pack} from "./RecordWord.sol";
import {Statement} from "./Statement.sol";
import {load} from "./StatementImage.sol";
import {SchemaDefinition} from "../libraries/SchemaDefinition.sol";
import {IMembers} from "../members/IMembers.sol";
import {ADMIN, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {SchemaId} from "../types/SchemaId.sol";
import {Uid} from "../types/Uid.sol";

/// @title Records
/// @notice Documented in IAttestations: schemas, and what is stored of each statement.
abstract contract Records is IAttestations, EIP712 {
    /// @dev A word with an address, so that its place is computed once.
    struct Slot {
        RecordWord word;
    }

    IMembers public immutable MEMBERS;

    mapping(SchemaId id => Schema) public schemas;
    mapping(Uid uid => Slot) internal _records;

    constructor(IMembers members) EIP712("Tallystick Attestations", "1") {
        MEMBERS = members;
    }

    /* SCHEMAS */

    /// @inheritdoc IAttestations
    function registerSchema(
        string calldata definition,
        bool revocable,
        ISchemaPolicy policy
    ) external returns (SchemaId id) {
        id = SchemaId.wrap(keccak256(abi.encode(definition, revocable, policy)));
        require(schemas[id].minWords == 0, Attestations_SchemaExists(id));
        (uint16 minWords, bool dynamic) = SchemaDefinition.parse(definition);
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER | ADMIN);

        schemas[id] = Schema(policy, minWords, dynamic, revocable);
        emit SchemaRegistered(id, org, definition, revocable, policy);
    }

    /* ASKING */

    /// @inheritdoc IAttestations
    function isValid(Uid uid) public view returns (bool) {
        return isValid(uid, 0);
    }

    /// @inheritdoc IAttestations
    function isValid(Uid uid, uint8 endorsements) public view returns (bool) {
        RecordWord record = _records[uid].word;
        return record.attestedAt() != 0 && _holds(record) && record.endorsements() >= endorsements;
    }

    /// @inheritdoc IAttestations
    function uidOf(Statement calldata statement) public view returns (Uid) {
        (, bytes32 structHash) = load(statement);
        return Uid.wrap(_hashTypedDataV4(structHash));
    }

    /// @inheritdoc IAttestations
    function recordOf(Uid uid) external view returns (Record memory) {
        return _records[uid].word.unpack();
    }

    /* INTERNAL */

    /// @dev Opens a record for a statement that the chain knows only as a leaf, or not yet, from its content.
    function _know(Uid uid, Statement calldata s) internal {
        if (_records[uid].word.status() != Status.Unknown) return;
        Schema memory schema = schemas[s.schema];
        require(schema.minWords != 0, Attestations_UnknownSchema(0, s.schema));
        _requireSeconds(0, uid, s.validUntil);
        emit RecordOpened(uid, s.schema, s.attester, s.validUntil);
        _records[uid].word = pack(s.attester, 0, s.validUntil, schema.revocable ? Status.Live : Status.Permanent, 0);
    }

    function _end(uint256 item, Uid uid, Status to) internal {
        Slot storage slot = _records[uid];
        RecordWord record = slot.word;
        if (!record.isLive()) revert Attestations_NotRevocable(item, uid, record.status());
        slot.word = record.withStatus(to).withUntil(uint48(block.timestamp)); // fits, see RecordWord
    }

    /// @dev Whoever passes milliseconds is told so; and what is stored fits the record.
    function _requireSeconds(uint256 item, Uid uid, uint48 validUntil) internal pure {
        require(validUntil <= type(uint40).max, Attestations_NotSeconds(item, uid, validUntil));
    }

    function _requireSignature(
        bytes32 digest,
        bytes calldata signer,
        bytes calldata signature
    ) internal view returns (address account) {
        account = _accountOf(signer);
        require(
            SignatureChecker.isValidSignatureNow(signer, digest, signature),
            Attestations_BadSignature(digest, account)
        );
    }

    function _holds(RecordWord record) internal view returns (bool) {
        return
            (record.status() == Status.Live || record.status() == Status.Permanent) &&
            (record.until() == 0 || block.timestamp <= record.until());
    }

    /// @dev The account a signer is enrolled as: its address, or the low 20 bytes of the hash of an ERC-7913 signer.
    function _accountOf(bytes calldata signer) internal pure returns (address) {
        return signer.length == 20 ? address(bytes20(signer)) : address(uint160(uint256(keccak256(signer))));
    }
}
