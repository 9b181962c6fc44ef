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
    /// @dev Known, and can be revoked or replaced.
    Live,
    /// @dev Known, under a schema whose statements cannot be withdrawn.
    Permanent,
    Revoked,
    Replaced
}

/// @dev What the chain keeps of a statement. One slot.
struct Record {
    address attester;
    /// @dev When it was attested one by one; 0 while it is known only as a leaf of a batch or as signed off chain.
    uint48 attestedAt;
    /// @dev Last second of validity, 0 without end; once Revoked or Replaced, when that happened.
    uint48 until;
    Status status;
    /// @dev How many other organisations endorsed it; stays at 255.
    uint8 endorsements;
}

/// @dev An anchored batch, kept under its root, its attester and its schema. One slot.
struct Batch {
    uint48 anchoredAt;
    /// @dev Number of leaves as its attester stated it; the contract sees only the root.
    uint32 count;
    OrgId org;
}

/// @dev One slot. `minWords` and `dynamic` are the shape of an encoding, see SchemaDefinition; `minWords` is 0 for a schema
/// that was never registered, and for no other.
struct Schema {
    ISchemaPolicy policy;
    uint16 minWords;
    bool dynamic;
    bool revocable;
}

/// @title Attestations
/// @notice Statements by members: recorded one by one, or as leaves of a Merkle batch, or signed off chain and brought here
/// later by anybody. In each case a statement is known by its uid, the EIP-712 digest of its content.
///
/// A statement is valid while it is recorded or anchored, and not revoked, replaced or past its `validUntil`. It stays valid
/// when its attester's account ends or its organisation leaves: it was true to say when it was said.
///
/// Only the status of a statement is stored. Its content is in the event; whoever needs the content on chain passes it in,
/// and it is checked against the uid.
///
/// A leaf is a uid: the hash of 66 bytes (0x1901, domain, struct). An inner node of the tree is the hash of 64. So a leaf
/// can never be taken for an inner node, nor an inner node for a leaf, and leaves are not hashed a second time.
///
/// Signed acts carry no nonce: each can take effect once, as a uid is recorded once, revoked once, and a root anchored once.
///
/// @dev Warning: A batch vouches only for statements whose attester anchored it, under the schema it was anchored for.
/// @dev Warning: Existing is not enough. Ask `isValid`, not `recordOf`.
interface IAttestations {
    /// @notice The same definition, revocability and policy were registered before, under this id.
    error Attestations_SchemaExists(SchemaId schema);
    /// @notice Statement `item` names a schema that nobody registered.
    error Attestations_UnknownSchema(uint256 item, SchemaId schema);
    /// @notice The data of statement `item` is `length` bytes, which cannot be an encoding under its schema: that has
    /// `minWords` words of 32 bytes, or more where `dynamic`.
    error Attestations_DataMismatch(uint256 item, SchemaId schema, uint256 length, uint256 minWords, bool dynamic);
    /// @notice Statement `item` is by `attester`, but `caller` sent or signed for it.
    error Attestations_NotAttester(uint256 item, address attester, address caller);
    /// @notice Statement `item` was over before it was recorded.
    error Attestations_Expired(uint256 item, Uid uid, uint48 validUntil);
    /// @notice `validUntil` of statement `item` is beyond 34 000 years: the unit is seconds, not milliseconds.
    error Attestations_NotSeconds(uint256 item, Uid uid, uint48 validUntil);
    /// @notice Statement `item` is recorded already, or was ended before it was recorded.
    error Attestations_AlreadyRecorded(uint256 item, Uid uid, Status status);
    /// @notice The chain knows no statement with this uid; `item` is the one that refers to it.
    error Attestations_UnknownStatement(uint256 item, Uid uid);
    /// @notice The statement cannot end: its status is final already, or its schema is not revocable.
    error Attestations_NotRevocable(uint256 item, Uid uid, Status status);
    /// @notice The statement is of organisation `attester`, and `caller` is another.
    error Attestations_OtherOrganisation(uint256 item, Uid uid, OrgId attester, OrgId caller);
    /// @notice The correction says that it replaces `replaces`, not the statement that was given.
    error Attestations_ReplacesOther(Uid replaces, Uid given);
    /// @notice A batch needs at least one statement.
    error Attestations_EmptyBatch();
    /// @notice A root of zero is no tree.
    error Attestations_ZeroRoot();
    /// @notice The attester anchored this root under this schema before.
    error Attestations_AlreadyAnchored(Root root, address attester, SchemaId schema);
    /// @notice The proof does not lead from the uid to a root that its attester anchored under its schema.
    error Attestations_NotInBatch(Uid uid, Root root);
    /// @notice Only a valid statement can be endorsed: this one is unknown, ended or past its time.
    error Attestations_NotValid(Uid uid, Status status);
    /// @notice An organisation cannot endorse what it stated itself.
    error Attestations_OwnEndorsement(Uid uid, OrgId org);
    /// @notice The organisation endorsed this statement before.
    error Attestations_AlreadyEndorsed(Uid uid, OrgId org);
    /// @notice The signature over `digest` is not by `signer`; one for another chain or contract is not either.
    error Attestations_BadSignature(bytes32 digest, address signer);
    /// @notice The signature was good until `deadline`, which has passed.
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
    event Endorsed(Uid indexed uid, OrgId indexed org, address endorser);
    event Revoked(Uid indexed uid, address indexed by);
    event Replaced(Uid indexed uid, Uid indexed by);
    event BarSet(address indexed attester, bool barred);

    /* SCHEMAS */

    /// @notice Registers a schema. MAKER or ADMIN of an active organisation.
    /// @param definition ABI types with names: "uint64 weight,string unit". See SchemaDefinition for the grammar.
    /// @param revocable Whether its statements can be revoked and replaced.
    /// @param policy A rule that every statement has to pass, or zero.
    function registerSchema(
        string calldata definition,
        bool revocable,
        ISchemaPolicy policy
    ) external returns (SchemaId schema);

    /* STATING */

    /// @notice Records the caller's statement. MAKER or DEVICE of an active organisation. With `replaces` set, the statement
    /// that it names ends; it must be recorded, revocable, and of the same organisation. A DEVICE ends only its own.
    function attest(Statement calldata statement) external returns (Uid uid);

    /// @notice Records many statements of the caller, all or none. Errors name the item by its index.
    function attestMany(Statement[] calldata statements) external returns (Uid[] memory uids);

    /// @notice Records a statement that its attester signed off chain. Anybody may bring it.
    /// @param signer 20 bytes: the attester's address (EOA or ERC-1271); longer: an ERC-7913 signer.
    /// @param signature Over the uid.
    function attestBySignature(
        Statement calldata statement,
        bytes calldata signer,
        bytes calldata signature
    ) external returns (Uid uid);

    /// @notice Anchors a batch of the caller's statements under one schema. MAKER or DEVICE of an active organisation.
    /// @param root Root of the tree over their uids.
    /// @param count How many there are.
    function anchor(Root root, uint32 count, SchemaId schema) external;

    /// @notice Anchors a batch that its attester signed off chain: EIP-712
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

    /// @notice Adds the caller's organisation to those that endorse a recorded statement. MAKER or CHECKER of an active
    /// organisation other than the attester's; once for each organisation.
    function endorse(Uid uid) external;

    /// @notice As `endorse`, for a leaf of an anchored batch.
    function endorseLeaf(Statement calldata statement, bytes32[] calldata proof, Root root) external;

    /* ENDING */

    /// @notice Ends a recorded statement. Its attester; or MAKER, CHECKER or ADMIN of the same organisation.
    function revoke(Uid uid) external;

    /// @notice Ends a statement by its content: a leaf of a batch, or one signed off chain and not seen here yet.
    function revokeLeaf(Statement calldata statement) external;

    /// @notice Ends a statement by its content, as its attester signed off chain: EIP-712
    /// `Revocation(bytes32 uid,uint48 deadline)`.
    function revokeBySignature(
        Statement calldata statement,
        uint48 deadline,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice Records the caller's `correction` and ends `statement`, which may be a leaf or one signed off chain.
    function replaceLeaf(Statement calldata statement, Statement calldata correction) external returns (Uid uid);

    /// @notice Copies from Members whether an attester's account is still honoured. Until somebody asks for it, one that is
    /// not can still revoke what it recorded; its organisation always can. Any member may ask.
    /// @dev The copy exists so that a revocation costs one slot and not a call.
    function refresh(address attester) external;

    /* ASKING */

    /// @notice Whether a statement recorded one by one is valid now.
    function isValid(Uid uid) external view returns (bool);

    /// @notice As above, endorsed by at least `endorsements` other organisations.
    function isValid(Uid uid, uint8 endorsements) external view returns (bool);

    /// @notice Whether a leaf of an anchored batch is valid now.
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

    /// @notice What is stored of a statement; all zero when the chain does not know it.
    function recordOf(Uid uid) external view returns (Record memory);

    /// @notice What is stored of a batch; all zero when it was never anchored.
    function batchOf(Root root, address attester, SchemaId schema) external view returns (Batch memory);

    /// @notice When an organisation endorsed a statement; 0 if it did not.
    function endorsedAt(Uid uid, OrgId org) external view returns (uint48);
}
