// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What holds for a list from its first day to its last. One slot. Other terms are another list.
struct ListTerms {
    /// @dev Least number of entries that a bucket has on average, so that the bucket that is asked for tells little.
    uint16 k;
    /// @dev Independent reporters that a report needs before it earns.
    uint8 quorum;
    /// @dev Points that an organisation has when it first acts.
    uint24 welcome;
    /// @dev Points that a query costs. They go to the list's pool, out of which reports earn.
    uint24 price;
    /// @dev Points that a report earns, once, if it stays.
    uint24 reward;
    /// @dev Points that are locked while a report, or an objection, is open; whoever turns out to be wrong loses them to the other.
    uint24 stake;
    /// @dev Seconds that a report has to stay before it earns, and counts for that of another.
    uint32 maturity;
    /// @dev Longest time, in seconds, that a report is in force.
    uint32 maxLife;
    /// @dev Seconds within which an objection is decided; afterwards the report falls.
    uint32 decideWithin;
    /// @dev Least number of seconds between the announcement of a new key and its use.
    uint32 lead;
}

/// @dev One slot.
struct List {
    OrgId operator;
    /// @dev Number of the newest key, from 1; before `startsAt` the one before it is in use.
    uint32 epoch;
    uint48 startsAt;
    /// @dev Points that queries were paid with, and no report has earned.
    uint64 pool;
}

/// @title Lists
/// @notice Lists, who runs them, and under which keys.
///
/// The operator holds the secret key of the VOPRF, evaluates blinded subjects for members and publishes roots of the entries. It cannot report:
/// who holds the key knows every output without having asked for one.
interface ILists {
    /// @notice Nobody created this list.
    error Watchlist_UnknownList(ListId list);
    /// @notice The organisation has a list of this name.
    error Watchlist_ListExists(ListId list);
    /// @notice The name has `length` bytes; from 1 to 64 are allowed.
    error Watchlist_NameInvalid(uint256 length);
    /// @notice The value `value` of the term `name` is not between `least` and `most`.
    error Watchlist_TermInvalid(bytes32 name, uint256 value, uint256 least, uint256 most);
    /// @notice A public key is not zero, and not that of the epoch before.
    error Watchlist_KeyInvalid(bytes32 publicKey);
    /// @notice The list is run by organisation `operator`, and the caller acts for `caller`.
    error Watchlist_NotOperator(ListId list, OrgId operator, OrgId caller);
    /// @notice A new key begins between `earliest` and `latest`, in seconds, and not at `startsAt`.
    error Watchlist_StartInvalid(uint48 startsAt, uint256 earliest, uint256 latest);
    /// @notice Epoch `epoch` was announced and begins at `startsAt`; until then no other is.
    error Watchlist_EpochPending(uint32 epoch, uint48 startsAt);
    /// @notice The list is in epoch `current`, its newest is `newest`, and `epoch` is neither.
    error Watchlist_EpochClosed(uint32 epoch, uint32 current, uint32 newest);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Watchlist_DeadlinePassed(uint48 deadline, uint256 now_);
    /// @notice The signature over `digest` is not valid.
    error Watchlist_BadSignature(bytes32 digest);
    /// @notice The signer acts for organisation `signer`, not for `org`.
    error Watchlist_NotForYou(OrgId org, OrgId signer);

    event ListCreated(ListId indexed list, OrgId indexed operator, string name, ListTerms terms);
    event KeyAnnounced(ListId indexed list, uint32 indexed epoch, bytes32 publicKey, uint48 startsAt);

    /// @notice Creates a list, which begins in epoch 1. MAKER of whoever will run it.
    /// @param publicKey The VOPRF public key, an element of ristretto255 in its 32 bytes.
    function create(string calldata name, ListTerms calldata terms_, bytes32 publicKey) external returns (ListId list);

    /// @notice Announces the key of the next epoch. From now on members report under it; from `startsAt` on it is the only one. What was reported
    /// under the one before ends then: its reporters report it anew, and nobody else can tell which report was which. MAKER of the operator.
    function rotate(ListId list, bytes32 publicKey, uint48 startsAt) external returns (uint32 epoch);

    /// @notice The id of the list that an organisation has, or will have, under a name.
    function listId(OrgId operator, string calldata name) external view returns (ListId);

    /// @notice What is on record of a list, see List.
    function lists(ListId list) external view returns (OrgId operator, uint32 epoch, uint48 startsAt, uint64 pool);

    /// @notice The terms of a list.
    function termsOf(ListId list) external view returns (ListTerms memory);

    /// @notice The VOPRF public key of an epoch; zero where there is none.
    function publicKeys(ListId list, uint32 epoch) external view returns (bytes32);

    /// @notice The epoch that the list is in now.
    function currentEpoch(ListId list) external view returns (uint32);
}
