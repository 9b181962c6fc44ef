// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISchemaPolicy} from "./ISchemaPolicy.sol";
import {Statement} from "./Statement.sol";
import {OrgId} from "../types/OrgId.sol";
import {Root} from "../types/Root.sol";
import {SchemaId} from "../types/SchemaId.sol";
import {Subject} from "../types/Subject.sol";
import {Uid} from "../types/Uid.sol";

/// @notice Unknown -> Live | Permanent; Live -> Revoked | Replaced. Permanent, Revoked and Replaced are final.
enum Status {
    Unknown,
    /// @dev The statement can be revoked or replaced.
    Live,
    /// @dev The schema does not allow the statement to be revoked or replaced.
    Permanent,
    Revoked,
    Replaced
}

/// @dev What the chain stores of a statement. One slot.
struct Record {
    address attester;
    /// @dev When it was recorded singly; 0 for a leaf, and for a statement signed off chain that was not
    /// recorded.
    uint48 attestedAt;
    /// @dev Last second of validity, 0 for no end. For a Revoked or Replaced statement, the time at which it ended.
    uint48 until;
    Status status;
    /// @dev How many other organisations endorsed it; at most 255 are counted.
    uint8 endorsements;
}

/// @dev An anchor: many statements recorded at once. Stored by its root, its attester and its schema. One slot.
struct Anchor {
    uint48 anchoredAt;
    /// @dev Number of leaves as the attester stated it; the contract sees only the root.
    uint32 count;
    OrgId org;
}

/// @dev One slot. `minWords` and `dynamic` are the shape of an encoding, see SchemaDefinition; `minWords` is 0 only for
/// a schema that was never registered.
struct Schema {
    ISchemaPolicy policy;
    uint16 minWords;
    bool dynamic;
    bool revocable;
}

/// @title Attestations
/// @notice Statements by members. A statement is recorded singly, anchored as a leaf of a Merkle tree, or signed off
/// chain and recorded later by anybody. In each case its uid is the EIP-712 digest of its content.
///
/// A statement is valid while it is recorded or anchored, and not revoked, replaced or past its `validUntil`. It stays
/// valid when the attester's account ends or its organisation leaves: the account was entitled to state it at the time.
///
/// Only the status of a statement is stored. Its content is in the event. A caller that needs the content on chain
/// passes it in, and the contract checks it against the uid.
///
/// A leaf is a uid: the hash of 66 bytes (0x1901, domain, struct). An inner node of the tree is the hash of 64. So a leaf
/// can never be taken for an inner node, nor an inner node for a leaf, and leaves are not hashed a second time.
///
/// Signed acts carry no nonce: each can take effect once, as a uid is recorded once, revoked once, and a root anchored once.
///
/// @dev Warning: An anchor vouches only for statements whose attester anchored it, under the schema it was anchored for.
/// @dev Warning: Existing is not enough. Ask `isValid`, not `recordOf`.
interface IAttestations {
    /// @notice A schema with the same definition, revocability and policy is registered already, under this id.
    error Attestations_SchemaExists(SchemaId schema);
    /// @notice The schema of statement `item` is not registered.
    error Attestations_UnknownSchema(uint256 item, SchemaId schema);
    /// @notice The data of statement `item` has `length` bytes. An encoding under its schema has `minWords` words of 32
    /// bytes, or more where `dynamic`.
    error Attestations_DataMismatch(uint256 item, SchemaId schema, uint256 length, uint256 minWords, bool dynamic);
    /// @notice Statement `item` names `attester` as its attester, but `caller` sent or signed it.
    error Attestations_NotAttester(uint256 item, address attester, address caller);
    /// @notice `validUntil` of statement `item` has already passed.
    error Attestations_Expired(uint256 item, Uid uid, uint48 validUntil);
    /// @notice `validUntil` of statement `item` is beyond 34 000 years: the unit is seconds, not milliseconds.
    error Attestations_NotSeconds(uint256 item, Uid uid, uint48 validUntil);
    /// @notice Statement `item` is recorded already, or was revoked or replaced before it was recorded.
    error Attestations_AlreadyRecorded(uint256 item, Uid uid, Status status);
    /// @notice No statement with this uid is known; item `item` refers to it.
    error Attestations_UnknownStatement(uint256 item, Uid uid);
    /// @notice The statement cannot be ended: its status is final already, or its schema is not revocable.
    error Attestations_NotRevocable(uint256 item, Uid uid, Status status);
    /// @notice The statement belongs to organisation `attester`; the caller belongs to organisation `caller`.
    error Attestations_OtherOrganisation(uint256 item, Uid uid, OrgId attester, OrgId caller);
    /// @notice The correction names `replaces` as the statement that it replaces, and another statement was given.
    error Attestations_ReplacesOther(Uid replaces, Uid given);
    /// @notice At least one statement is needed.
    error Attestations_NoStatements();
    /// @notice The root is zero.
    error Attestations_ZeroRoot();
    /// @notice The attester has anchored this root under this schema already.
    error Attestations_AlreadyAnchored(Root root, address attester, SchemaId schema);
    /// @notice The proof does not lead from the uid to a root that its attester anchored under its schema.
    error Attestations_NotAnchored(Uid uid, Root root);
    /// @notice Only a valid statement can be endorsed: this one is unknown, revoked, replaced or expired.
    error Attestations_NotValid(Uid uid, Status status);
    /// @notice An organisation cannot endorse its own statement.
    error Attestations_OwnEndorsement(Uid uid, OrgId org);
    /// @notice The organisation has endorsed this statement already.
    error Attestations_AlreadyEndorsed(Uid uid, OrgId org);
    /// @notice The signature over `digest` is not by `signer`. A signature for another chain or contract is none over
    /// this digest.
    error Attestations_BadSignature(bytes32 digest, address signer);
    /// @notice The statement, or the batch whose digest is `uid`, was withdrawn before anybody recorded it.
    error Attestations_Withdrawn(Uid uid, address attester);
    /// @notice The signature expired at `deadline`.
    error Attestations_SignatureExpired(bytes32 digest, uint48 deadline);

    event SchemaRegistered(
        SchemaId indexed schema,
        OrgId indexed org,
        string definition,
        bool revocable,
        ISchemaPolicy policy
    );
    event Attested(
        Uid indexed uid,
        SchemaId indexed schema,
        address indexed attester,
        Subject subject,
        uint48 validUntil,
        Uid replaces,
        bytes32 salt,
        bytes data
    );
    event Anchored(Root indexed root, SchemaId indexed schema, address indexed attester, uint32 count);
    /// @dev The chain keeps a record of a statement that it knew as a leaf, or not at all: the first time that it is endorsed, revoked or
    /// replaced by its content.
    event RecordOpened(Uid indexed uid, SchemaId indexed schema, address indexed attester, uint48 validUntil);
    event Endorsed(Uid indexed uid, OrgId indexed org, address endorser);
    /// @dev By its attester, unless RevokedBy of the same transaction says by whom.
    event Revoked(Uid indexed uid);
    /// @dev A colleague of the attester revoked it; comes right before its Revoked.
    event RevokedBy(Uid indexed uid, address indexed by);
    event Replaced(Uid indexed uid, Uid indexed by);
    event Withdrawn(Uid indexed uid, address indexed attester, address by);

    /* SCHEMAS */

    /// @notice Registers a schema. MAKER or ADMIN of an active organisation.
    /// @param definition ABI types with names: "uint64 weight,string unit". See SchemaDefinition for the grammar.
    /// @param revocable Whether its statements can be revoked and replaced.
    /// @param policy Contract that checks every statement, or zero.
    function registerSchema(
        string calldata definition,
        bool revocable,
        ISchemaPolicy policy
    ) external returns (SchemaId schema);

    /* STATING */

    /// @notice Records the caller's statement. MAKER or DEVICE of an active organisation. With `replaces` set, the
    /// statement that it names is ended: that one must be recorded, revocable, and of the same organisation. A DEVICE
    /// can end only its own statements.
    function attest(Statement calldata statement) external returns (Uid uid);

    /// @notice Records many statements of the caller, all or none. Errors name the item by its index.
    function attestMany(Statement[] calldata statements) external returns (Uid[] memory uids);

    /// @notice Records a statement that its attester signed off chain. Anybody may submit it.
    /// @param signer 20 bytes: the attester's address (EOA or ERC-1271); longer: an ERC-7913 signer.
    /// @param signature Over the uid.
    function attestBySignature(
        Statement calldata statement,
        bytes calldata signer,
        bytes calldata signature
    ) external returns (Uid uid);

    /// @notice Anchors the root over the caller's statements under one schema. MAKER or DEVICE of an active organisation.
    /// @param root Root of the tree over their uids.
    /// @param count Number of leaves.
    function anchor(Root root, uint32 count, SchemaId schema) external;

    /// @notice Anchors a root that its attester signed off chain: EIP-712
    /// `Anchor(bytes32 root,uint32 count,bytes32 schema,address attester,uint48 deadline)`.
    function anchorBySignature(
        Root root,
        uint32 count,
        SchemaId schema,
        uint48 deadline,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /* ENDORSING */

    /// @notice The caller's organisation endorses a recorded statement. MAKER or CHECKER of an active organisation
    /// other than the attester's. An organisation endorses a statement once.
    function endorse(Uid uid) external;

    /// @notice As `endorse`, for a leaf under an anchored root.
    function endorseLeaf(Statement calldata statement, bytes32[] calldata proof, Root root) external;

    /* ENDING */

    /// @notice Revokes a recorded statement. The attester, or a MAKER, CHECKER or ADMIN of the same organisation, whose account has not
    /// ended.
    function revoke(Uid uid) external;

    /// @notice Revokes many recorded statements, all or none. As `revoke`, but skips those that are revoked or replaced already, so that nobody
    /// stops it by ending one of them first; `Revoked` names the others.
    function revokeMany(Uid[] calldata uids) external;

    /// @notice Withdraws statements that `attester` signed off chain and that nobody recorded: from now on none of them can be recorded by
    /// its signature. Skips those that are recorded, revoked or replaced already, so that nobody stops it by recording one of them first, and
    /// those that were withdrawn; `Withdrawn` names the others. Also under a schema that is not revocable, as nothing is on record. Who
    /// may revoke them may withdraw them. It needs no content, and says nothing about a leaf with the same uid. A batch that was signed
    /// is withdrawn by the EIP-712 digest that `anchorBySignature` asks a signature over, in place of a uid; its leaves alone are not
    /// enough, as a batch vouches for each of them.
    function withdraw(address attester, Uid[] calldata uids) external;

    /// @notice Revokes a statement by its content: a leaf, or a statement signed off chain that is not
    /// recorded yet.
    function revokeLeaf(Statement calldata statement) external;

    /// @notice Revokes a statement by its content, with a revocation that its attester signed off chain: EIP-712
    /// `Revocation(bytes32 uid,uint48 deadline)`.
    function revokeBySignature(
        Statement calldata statement,
        uint48 deadline,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice Records the caller's `correction` and replaces `statement`, which may be a leaf or a statement signed
    /// off chain.
    function replaceLeaf(Statement calldata statement, Statement calldata correction) external returns (Uid uid);

    /* ASKING */

    /// @notice Whether a statement recorded one by one is valid now.
    function isValid(Uid uid) external view returns (bool);

    /// @notice As above, and endorsed by at least `endorsements` other organisations.
    function isValid(Uid uid, uint8 endorsements) external view returns (bool);

    /// @notice Whether a leaf under an anchored root is valid now.
    function isValid(Statement calldata statement, bytes32[] calldata proof, Root root) external view returns (bool);

    /// @notice As above, endorsed by at least `endorsements` other organisations.
    function isValid(
        Statement calldata statement,
        bytes32[] calldata proof,
        Root root,
        uint8 endorsements
    ) external view returns (bool);

    /// @notice The uid of a statement on this chain and in this contract.
    function uidOf(Statement calldata statement) external view returns (Uid);

    /// @notice What is stored of a statement; all zero for an unknown one.
    function recordOf(Uid uid) external view returns (Record memory);

    /// @notice What is stored of an anchor; all zero when it was never anchored.
    function anchorOf(Root root, address attester, SchemaId schema) external view returns (Anchor memory);

    /// @notice When a statement that an attester signed, or a batch by its digest, was withdrawn; 0 if it was not.
    function withdrawnAt(address attester, Uid uid) external view returns (uint48);

    /// @notice When an organisation endorsed a statement; 0 if it did not.
    function endorsedAt(Uid uid, OrgId org) external view returns (uint48);
}
