// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClientId} from "../types/ClientId.sol";

/// @notice Active <-> Frozen; the Council alone thaws. Active -> Expired by time, and back by the Council.
enum ClientStatus {
    None,
    Active,
    /// @dev The newest header is older than the trust period: no more are taken.
    Expired,
    /// @dev By the Council, or because two headers of one height were sealed.
    Frozen
}

/// @notice What is kept of a light client, beside its validators. Two slots.
struct Client {
    /// @dev The other chain's id.
    uint64 chainId;
    /// @dev Number and time of the newest header.
    uint64 newestNumber;
    uint48 newestTime;
    /// @dev In seconds.
    uint32 trustPeriod;
    /// @dev How often the Council renewed it. What was recorded in an era before is not read any more.
    uint16 era;
    bool frozen;
    /// @dev Of the RLP items of the validators, as headers list them.
    bytes32 validatorsHash;
}

/// @notice What is kept of a header. Two slots; all zero for one that is not recorded.
struct HeaderRecord {
    bytes32 stateRoot;
    uint48 time;
    /// @dev The first 26 bytes of the block's hash.
    bytes26 blockHash;
}

/// @notice An account of the other chain, as its state trie has it.
struct Account {
    uint64 nonce;
    uint256 balance;
    bytes32 storageRoot;
    bytes32 codeHash;
}

/// @title QbftClient
/// @notice Light clients of other chains whose consensus is QBFT (Hyperledger Besu, validators listed in block headers), and proofs of what their state holds.
///
/// The Council creates a client with a header that it trusts. From then on anybody may bring headers, and nobody has to be believed: a header is recorded
/// when a quorum of the trusted validators sealed it, ceil(2n/3) of n, as Besu asks for. Heights may be skipped, and brought later. A header that lists
/// other validators is taken above all heights known before, when a quorum of the trusted ones sealed it and a quorum of those that it lists; from then on
/// those are trusted. So who was a validator before, and is none any more, proves nothing, and freezes nothing.
///
/// Where one of n validators leaves, ceil(2n/3) of those that are left have to have sealed such a header: 3 of 3, 4 of 4, 4 of 5, 5 of 6 where 4, 5, 6, 7
/// were trusted. Besu asks for ceil(2(n-1)/3) only: 2, 3, 4, 4. What one node keeps may be too few. The seals of several nodes may be put together.
///
/// Two sealed headers of one height prove that validators broke the protocol: the client is frozen, and answers nothing until the Council renews it with
/// another trusted header. The second may list other validators, as a change that is forged does: a quorum of the trusted ones sealed it all the same.
///
/// A header comes in as RLP with its round, and with an empty list of seals: what its validators signed is the keccak256 of exactly these bytes. The
/// block's hash is that of the same header with round zero. Headers of all forks are taken: the first 15 items have a meaning here, what follows is hashed.
///
/// @dev Assumption: the validators' keys seal one chain. A header does not name its chain, so headers of another chain with the same validators would be taken.
/// @dev Assumption: fewer than a third of the validators break the protocol. A quorum of them together can record any state, here as on their own chain.
/// @dev Warning: A recorded state was true at its height. Ask for its time, and refuse what is too old.
/// @dev Warning: Chains whose validators are chosen by a contract list none in their headers, and are not supported.
interface IQbftClient {
    /// @notice Only the Council does this: `caller` is not its timelock.
    error QbftClient_NotCouncil(address caller);
    /// @notice There is no such client.
    error QbftClient_Unknown(ClientId client);
    /// @notice There is a client with this chain, trust period and header already.
    error QbftClient_Exists(ClientId client);
    /// @notice The chain's id is zero, or this chain's own.
    error QbftClient_ChainIdInvalid(uint64 chainId);
    /// @notice The trust period lies between `least` and `most` seconds.
    error QbftClient_TrustPeriodInvalid(uint32 trustPeriod, uint32 least, uint32 most);
    /// @notice The client is frozen: it takes no headers and answers nothing until the Council renews it.
    error QbftClient_Frozen(ClientId client);
    /// @notice Trust ended at `until`, as no newer header came in time; the block's time is `now_`. The Council may renew it.
    error QbftClient_Expired(ClientId client, uint256 until, uint256 now_);
    /// @notice No header of this height is recorded.
    error QbftClient_UnknownHeight(ClientId client, uint64 number);

    /* HEADERS */

    /// @notice The bytes from `offset` on are no RLP item in its shortest form that ends where it has to.
    error QbftClient_NotRlp(uint256 offset);
    /// @notice Item `item` of the header is missing, or is not what a QBFT header has there.
    error QbftClient_HeaderInvalid(uint256 item);
    /// @notice Item `item` of the header's extra data is missing, or is not what it has to be: vanity, validators, vote, round, an empty list of seals.
    error QbftClient_ExtraDataInvalid(uint256 item);
    /// @notice Validator `item` of the header is not above the one before it.
    error QbftClient_ValidatorsNotSorted(uint256 item);
    /// @notice The header of `number`, where nothing is recorded, lists other validators than are trusted, and is not above the newest, `newest`.
    error QbftClient_ValidatorsOutdated(uint64 number, uint64 newest);
    /// @notice A header of this height has a time between `earliest` and `latest`.
    error QbftClient_TimeInvalid(uint64 number, uint48 time, uint256 earliest, uint256 latest);

    /* SEALS */

    /// @notice A seal has 65 bytes: `length` bytes are not a whole number of them.
    error QbftClient_SealsLengthInvalid(uint256 length);
    /// @notice Seal `seal` is no signature: `v` is not 0 or 1, or `s` is in the upper half of the order.
    error QbftClient_SealMalformed(uint256 seal);
    /// @notice Seal `seal` is by `signer`: no validator of the header, one that sealed before, or one that belongs before the seal that precedes it.
    error QbftClient_SealForeign(uint256 seal, address signer);
    /// @notice `count` of the validators that the header lists sealed it, and `quorum` have to.
    error QbftClient_QuorumMissing(uint256 count, uint256 quorum);
    /// @notice The header lists other validators. `count` of the trusted ones sealed it, and `quorum` have to.
    error QbftClient_TrustedQuorumMissing(uint256 count, uint256 quorum);

    /* PROOFS */

    /// @notice Node `node` of the proof does not follow from the one before it, or from the root; or the proof is too short, or too long.
    error QbftClient_ProofInvalid(uint256 node);
    /// @notice What the state holds at the end of the path is no account, or no word of storage.
    error QbftClient_ValueInvalid();
    /// @notice The proof shows that there is no such account, or that the slot is zero.
    error QbftClient_Absent(address account);
    /// @notice The proof shows that there is an account, or that the slot is not zero.
    error QbftClient_Present(address account);

    event ClientCreated(
        ClientId indexed client,
        uint64 indexed chainId,
        uint32 trustPeriod,
        uint64 number,
        bytes32 blockHash,
        address[] validators
    );
    event HeaderRecorded(ClientId indexed client, uint64 indexed number, bytes32 blockHash);
    /// @dev From the header of `number` on.
    event ValidatorsChanged(ClientId indexed client, uint64 indexed number, address[] validators);
    /// @dev Comes right before ClientFrozen. `recorded` are the first 26 bytes of the hash of the block that is recorded.
    event EquivocationProven(ClientId indexed client, uint64 indexed number, bytes26 recorded, bytes32 blockHash);
    event ClientFrozen(ClientId indexed client, address by);
    event ClientRenewed(
        ClientId indexed client,
        uint16 indexed era,
        uint64 number,
        bytes32 blockHash,
        address[] validators
    );

    /* THE COUNCIL */

    /// @notice Creates a client with a header that the Council trusts. Council only.
    /// @param header As for `update`. Its own validators have to have sealed it; that they are the chain's is what is trusted.
    /// @param seals As for `update`.
    function createClient(
        uint64 chainId,
        uint32 trustPeriod,
        bytes calldata header,
        bytes calldata seals
    ) external returns (ClientId);

    /// @notice Starts a new era of a client with a header that the Council trusts: thaws one that is frozen, revives one that expired. What was
    /// recorded before is not read any more. Council only.
    function renewClient(ClientId client, bytes calldata header, bytes calldata seals) external;

    /// @notice Freezes a client. Council only.
    function freezeClient(ClientId client) external;

    /* HEADERS */

    /// @notice Records a header. Anybody. One that is recorded already is passed over; one that differs from what is recorded at its height, and is
    /// sealed, freezes the client.
    /// @param header RLP of the header: with the round in which it was sealed, and an empty list of seals.
    /// @param seals Each r (32 bytes), s (32 bytes) and v (0 or 1), in the order of their signers in the header. They may be of several nodes: each
    /// keeps those that it saw first.
    function update(ClientId client, bytes calldata header, bytes calldata seals) external;

    /* READING */

    /// @notice The id of a client that is created with this.
    function clientIdOf(uint64 chainId, uint32 trustPeriod, bytes32 blockHash) external pure returns (ClientId);

    /// @notice What is kept of a client.
    function clientOf(ClientId client) external view returns (Client memory);

    /// @notice Its status now.
    function statusOf(ClientId client) external view returns (ClientStatus);

    /// @notice The validators that are trusted now, in ascending order.
    function validatorsOf(ClientId client) external view returns (address[] memory);

    /// @notice What is recorded at a height in this era; all zero where nothing is. Also of a frozen client, of which it proves nothing.
    function headerAt(ClientId client, uint64 number) external view returns (HeaderRecord memory);

    /// @notice State and time at a recorded height. Also of a client that expired: what was recorded stays true of its height.
    function stateAt(ClientId client, uint64 number) external view returns (bytes32 stateRoot, uint48 time);

    /// @notice An account that the state at a recorded height holds.
    /// @param proof Nodes from the root on, as `eth_getProof` gives them.
    function proveAccount(
        ClientId client,
        uint64 number,
        address account,
        bytes[] calldata proof
    ) external view returns (Account memory);

    /// @notice The word in a storage slot of an account. It is not zero: see `proveAbsence`.
    /// @param slot As the contract counts it; the trie has it under its hash.
    function proveStorage(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) external view returns (bytes32 word);

    /// @notice The word in a storage slot of an account that is there, whether or not it is zero.
    /// @param storageProof As for `proveStorage`, or for `proveAbsence`.
    function proveWord(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) external view returns (bytes32 word);

    /// @notice Requires that a storage slot is zero: the account's trie does not have it, or there is no such account.
    /// @param storageProof Empty where there is no such account. Empty too, or the empty node alone, where all its slots are zero.
    function proveAbsence(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) external view;

    /// @notice Requires that the state holds no such account.
    function proveAccountAbsence(ClientId client, uint64 number, address account, bytes[] calldata proof) external view;
}
